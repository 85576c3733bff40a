import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { directionOf, type Language, localeOf } from '../../../platform/texts/words.ts';
import { readerOf, type Version } from '../../../platform/two-books/books.ts';
import type { Question } from '../rules/questions.ts';
import { introOf, titleOf } from '../rules/words-of-set.ts';
import { staffWords as t } from '../texts/staff.ts';
import { speakTo } from '../texts/texts.ts';
import paper from './paper.css';
import { Words } from './round-form.tsx';

export const paperStyle = paper;

interface Slip {
  givenName: string;
  language: Language;
  version: Version;
  questions: Question[];
}

interface Props {
  frame: Frame;
  round: { id: string; kind: string; title: string; period: string; readerName: string };
  of: string;
  name: string;
  slips: Slip[];
}

/** The paper twin: the same questions on A5, for each in their own language. */
export const PaperPage = ({ frame, round, of, name, slips }: Props) => (
  <StaffPage frame={frame} title={t('paper.title')} styles={[paperStyle]} here="/staff/rounds">
    <div class="no-print">
      <h1>
        {t('paper.title')} · {name}
      </h1>
      <p>{t('paper.intro', { count: slips.length, reader: round.readerName })}</p>
      <p>{t('paper.print')}</p>
      <LinkButton look="quietly" to={`/staff/rounds/${round.id}/people/${of}`}>
        {t('paper.back', { name })}
      </LinkButton>
    </div>
    {slips.map((slip) => (
      <PaperSlip round={round} slip={slip} />
    ))}
  </StaffPage>
);

const PaperSlip = ({ round, slip: { givenName, language, version, questions } }: { round: Props['round']; slip: Slip }) => {
  const reader = readerOf(version);
  const words = speakTo(reader, language);
  return (
    <section class="slip-of-paper" lang={localeOf(language)} dir={directionOf(language)}>
      <p class="for">
        <bdi>{givenName}</bdi>
      </p>
      <h2>{titleOf(round, reader, language)}</h2>
      <p>
        {introOf(round.kind, reader, language) ?? words('ask.intro')} {words('paper.nameless')}
      </p>
      {questions.map((question) => (
        <div class="question">
          <h3>
            <Words text={question.text} language={language} period={round.period} />
          </h3>
          {question.isByName && <p>{words('ask.by-name', { reader: round.readerName })}</p>}
          {question.kind === 'words' ? (
            <Empty canBeDrawn={question.canBeDrawn} says={words('paper.draw')} />
          ) : (
            <Boxes question={question} language={language} period={round.period} />
          )}
        </div>
      ))}
      <p class="fold">{words('paper.give-to', { reader: round.readerName })}</p>
    </section>
  );
};

const Empty = ({ canBeDrawn = false, says }: { canBeDrawn?: boolean | undefined; says: string }) =>
  canBeDrawn ? (
    <>
      <p>{says}</p>
      <p class="frame" />
    </>
  ) : (
    <p class="line" />
  );

const Boxes = ({ question, language, period }: { question: Question; language: Language; period: string }) => (
  <ul class="boxes">
    {question.options
      .filter(({ isSkip }) => !isSkip)
      .map(({ text }) => (
        <li>
          <Words text={text} language={language} period={period} />
        </li>
      ))}
  </ul>
);
