import { inLanguage, type Text } from '../../texts/text.ts';
import { directionOf, type Language, localeOf } from '../../texts/words.ts';

interface Props {
  text: Text;
  language: Language;
  /** Puts what differs into the words. */
  fill?(words: string, lang: Language): string;
}

/** Words in the reader's language; what is there only in Dutch says that it is Dutch, for who reads it aloud. */
export const InLanguage = ({ text, language, fill = (words) => words }: Props) => {
  const { words, lang } = inLanguage(text, language);
  return (
    <span lang={lang === language ? undefined : localeOf(lang)} dir={lang === language ? undefined : directionOf(lang)}>
      {fill(words, lang)}
    </span>
  );
};
