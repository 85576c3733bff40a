import { InLanguage } from '../../../platform/pages/in-language/in-language.tsx';
import type { Text } from '../../../platform/texts/text.ts';
import type { Language, Reader } from '../../../platform/texts/words.ts';
import type { Lists, View } from '../rules/lists.ts';
import { speakTo } from '../texts/texts.ts';
import { whoInWords } from '../texts/who.ts';
import { Saying, Statements } from './said.tsx';

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
      <section class="card">
        <h2>{t('results.shared')}</h2>
        {shared.length === 0 ? <p>{t('results.none')}</p> : <p class="quiet">{t('results.shared-what')}</p>}
        <Statements>
          {shared.map(({ id, side }) => (
            <li>
              <InLanguage text={wordsFor(words, id)} language={language} />
              <Saying what={side}>
                <strong>{t(`choice.${side}`)}</strong>
              </Saying>
            </li>
          ))}
        </Statements>
      </section>
      <section class="card">
        <h2>{t('results.differs')}</h2>
        {differs.length === 0 && <p>{t('results.none')}</p>}
        <Statements>
          {differs.map(({ id, views }) => (
            <li>
              <InLanguage text={wordsFor(words, id)} language={language} />
              <ul>
                {views.map((view) => (
                  <li>
                    <Saying what={view.side}>{viewInWords(view, reader, language)}</Saying>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </Statements>
      </section>
      <section class="card">
        <h2>{t('results.unknown')}</h2>
        {unknown.length === 0 && <p>{t('results.none')}</p>}
        <Statements>
          {unknown.map(({ id, why }) => (
            <li>
              <InLanguage text={wordsFor(words, id)} language={language} /> <span class="quiet">{t(`why.${why}`)}</span>
            </li>
          ))}
        </Statements>
      </section>
    </>
  );
};

export const wordsFor = (words: ReadonlyMap<string, Text>, id: string): Text => words.get(id) ?? { nl: '…' };

function viewInWords({ who, side, isEarlier }: View, reader: Reader, language: Language): string {
  const t = speakTo(reader, language);
  const view = t(`side.${side}`, { who: whoInWords(who, reader, language) });
  return isEarlier ? t('view.earlier', { view }) : view;
}
