import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { InLanguage } from '../../../platform/pages/in-language/in-language.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { directionOf, type Language, localeOf } from '../../../platform/texts/words.ts';
import { readerOf, type Version } from '../../../platform/two-books/books.ts';
import { choices } from '../rules/choices.ts';
import type { Statement } from '../rules/statements.ts';
import { staffWords as t } from '../texts/staff.ts';
import { speakTo } from '../texts/texts.ts';
import paper from './paper.css';

export const paperStyle = paper;

interface Strip {
  givenName: string;
  language: Language;
  version: Version;
  /** 1 for the first. */
  number: number;
  statements: Statement[];
}

interface Props {
  frame: Frame;
  round: { id: string; title: string; readerName: string };
  of: string;
  name: string;
  strips: Strip[];
}

/** The paper twin: the same statements with boxes on A5, for each in their own language. */
export const PaperPage = ({ frame, round, of, name, strips }: Props) => (
  <StaffPage frame={frame} title={t('paper.title')} styles={[paperStyle]} here="/staff/voice">
    <div class="no-print">
      <h1>
        {t('paper.title')} · {name}
      </h1>
      <p>{t('paper.intro', { count: strips.length, reader: round.readerName })}</p>
      <p>{t('paper.print')}</p>
      <LinkButton look="quietly" to={`/staff/voice/${round.id}/people/${of}`}>
        {t('paper.back', { name })}
      </LinkButton>
    </div>
    {strips.map((strip) => (
      <PaperStrip round={round} strip={strip} />
    ))}
  </StaffPage>
);

const PaperStrip = ({ round, strip: { givenName, language, version, number, statements } }: { round: Props['round']; strip: Strip }) => {
  const words = speakTo(readerOf(version), language);
  return (
    <section class="strip-of-paper" lang={localeOf(language)} dir={directionOf(language)}>
      <p class="for">
        <bdi>{givenName}</bdi> · {number}
      </p>
      <h2>
        {words('card.title')} · <bdi>{round.title}</bdi>
      </h2>
      <p>
        {words('paper.box')} {words('paper.nameless')}
      </p>
      {statements.map((statement) => (
        <div class="statement">
          <InLanguage text={statement.words} language={language} />
          <ul class="boxes">
            {choices.map((choice) => (
              <li>{words(`choice.${choice}`)}</li>
            ))}
          </ul>
        </div>
      ))}
      <p>{words('own.title')}</p>
      <p class="line" />
      <p class="fold">{words('paper.give-to', { reader: round.readerName })}</p>
    </section>
  );
};
