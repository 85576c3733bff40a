import { InLanguage } from '../../../platform/pages/in-language/in-language.tsx';
import type { Text } from '../../../platform/texts/text.ts';
import type { Language, Reader } from '../../../platform/texts/words.ts';
import type { Lists, View } from '../rules/lists.ts';
import { speakTo } from '../texts/texts.ts';

interface Props {
  language: Language;
  reader: Reader;
  lists: Lists;
  /** The words of the statements by id. */
  words: ReadonlyMap<string, Text>;
}

/** The three lists, as sentences: what all share, where people differ, and what is not known. */
export const ThreeLists = ({ language, reader, lists, words }: Props) => {
  const t = speakTo(reader, language);
  if (lists.isTooFew) return <p>{t('results.too-few')}</p>;
  const { shared, differs, unknown } = lists;
  return (
    <>
      <h2>{t('results.shared')}</h2>
      {shared.length === 0 ? <p>{t('results.none')}</p> : <p class="quiet">{t('results.shared-what')}</p>}
      <ul>
        {shared.map(({ id, side }) => (
          <li>
            <InLanguage text={wordsFor(words, id)} language={language} /> <strong>{t(`choice.${side}`)}</strong>
          </li>
        ))}
      </ul>
      <h2>{t('results.differs')}</h2>
      {differs.length === 0 && <p>{t('results.none')}</p>}
      <ul>
        {differs.map(({ id, views }) => (
          <li>
            <InLanguage text={wordsFor(words, id)} language={language} />
            <ul>
              {views.map((view) => (
                <li>{viewInWords(view, reader, language)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <h2>{t('results.unknown')}</h2>
      {unknown.length === 0 && <p>{t('results.none')}</p>}
      <ul>
        {unknown.map(({ id, why }) => (
          <li>
            <InLanguage text={wordsFor(words, id)} language={language} /> <span class="quiet">{t(`why.${why}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

export const wordsFor = (words: ReadonlyMap<string, Text>, id: string): Text => words.get(id) ?? { nl: '…' };

const viewInWords = ({ who, side }: View, reader: Reader, language: Language): string =>
  speakTo(reader, language)(`side.${side}`, { who: whoInWords(who, reader, language) });

function whoInWords(who: View['who'], reader: Reader, language: Language): string {
  const t = speakTo(reader, language);
  const known = named.find((name) => name === who);
  return known ? t(`who.${known}`) : t('who.group', { letter: who.slice('group:'.length) });
}

/** Those who have a name of their own in the texts. */
const named = [
  'role:pupils',
  'role:guardians',
  'role:staff',
  'age:6-9',
  'age:10-13',
  'age:14-18',
  'language:nl',
  'language:fr',
  'language:en',
  'language:ar',
  'language:tr',
  'way:own-device',
  'way:class-device',
  'way:paper',
  'way:talk',
  'way:room',
  'role:others',
  'age:others',
  'language:others',
  'way:others',
] as const;
