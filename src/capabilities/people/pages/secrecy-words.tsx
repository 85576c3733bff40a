import type { Language, Reader } from '../../../platform/texts/words.ts';
import { speakTo } from '../texts/texts.ts';

/** Ambtsgeheim and beroepsgeheim in plain words, before anybody writes. They open where they are asked for: a page of their own would lose what was answered. */
export const SecrecyWords = ({ title, reader, language }: { title: string; reader: Reader; language: Language }) => {
  const t = speakTo(reader, language);
  return (
    <details>
      <summary>{title}</summary>
      <p>{t('secrecy.official')}</p>
      <p>{t('secrecy.professional')}</p>
      <p>{t('secrecy.not-sure')}</p>
    </details>
  );
};
