import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { TextField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { type Audience, audiences } from '../../../platform/two-books/books.ts';
import type { ShippedStatement } from '../rules/shipped-statements.ts';
import { longestStatement, type Statement } from '../rules/statements.ts';
import { staffWords as t } from '../texts/staff.ts';
import { audienceOptions } from './planning-pages.tsx';

/** What somebody types for a statement of the school. */
export interface OwnForm {
  words: string;
  audiences: readonly string[];
}

interface Props {
  frame: Frame;
  roundId: string;
  title: string;
  /** To whom the round is put. */
  asked: readonly Audience[];
  /** Statements with the words as they stand on the page, and what should be different. */
  statements: { statement: Statement; words: string; isKept: boolean; slip?: string | undefined; advice: string[] }[];
  candidates: readonly ShippedStatement[];
  own: OwnForm;
  ownSlip?: string | undefined;
  isSaved?: boolean;
}

/** Choosing and changing the statements of a draft. */
export const StatementsPage = ({ frame, roundId, title, asked, statements, candidates, own, ownSlip, isSaved = false }: Props) => (
  <StaffPage frame={frame} title={t('statements.title')} here="/staff/voice">
    <h1>
      {t('statements.title')} · {title}
    </h1>
    <p>{t('statements.intro')}</p>
    {isSaved && <Notice>{t('statements.saved')}</Notice>}
    <form method="post" action={`/staff/voice/${roundId}/statements`} autocomplete="off">
      <h2>{t('statements.chosen')}</h2>
      {statements.map(({ statement, words, isKept, slip, advice }) => (
        <section class="card">
          <p class="quiet">{t('statements.for', { audience: inWords(statement.audiences) })}</p>
          <TextField name={`words-${statement.id}`} label={t('statements.words')} value={words} maxlength={longestStatement} slip={slip} />
          {advice.length > 0 && (
            <ul class="quiet">
              {advice.map((one) => (
                <li>{one}</li>
              ))}
            </ul>
          )}
          <Choices name="keep" several chosen={isKept ? [statement.id] : []} options={[{ value: statement.id, text: <Keep words={words} /> }]} />
        </section>
      ))}
      <h2 id="more">{t('statements.more')}</h2>
      {audiences.map((audience) => {
        const some = candidates.filter((one) => one.audience === audience);
        return (
          some.length > 0 && (
            <fieldset>
              <legend>{t('statements.for', { audience: t(`audience.${audience}`) })}</legend>
              <Choices name="add" several options={some.map(({ id, words }) => ({ value: id, text: words.nl }))} />
            </fieldset>
          )
        );
      })}
      <OwnStatement own={own} slip={ownSlip} audiences={asked} />
      <Buttons>
        <Button>{t('statements.save')}</Button>
      </Buttons>
    </form>
    <LinkButton look="quietly" to={`/staff/voice/${roundId}`}>
      {t('statements.back')}
    </LinkButton>
  </StaffPage>
);

const inWords = (some: readonly Audience[]): string => some.map((audience) => t(`audience.${audience}`)).join(', ');

const Keep = ({ words }: { words: string }) => (
  <>
    {t('statements.keep')}
    <span class="off-screen">{`: ${words}`}</span>
  </>
);

const OwnStatement = ({ own, slip, audiences: round }: { own: OwnForm; slip: string | undefined; audiences: readonly Audience[] }) => (
  <section class="card">
    <h2>{t('statements.own')}</h2>
    <TextField name="own-words" label={t('statements.words')} hint={t('statements.own-hint')} value={own.words} maxlength={longestStatement} slip={slip} />
    <Choices name="own-for" several chosen={own.audiences} options={audienceOptions(round)} />
  </section>
);

interface OpenProps {
  frame: Frame;
  roundId: string;
  title: string;
  /** To whom the round is put. */
  asked: readonly Audience[];
  statements: Statement[];
  own: OwnForm;
  ownSlip?: string | undefined;
  /** May take out and add. */
  mayChange: boolean;
}

/** The statements of a round that runs, or is over: what is put, and what was taken out. */
export const PutStatementsPage = ({ frame, roundId, title, asked, statements, own, ownSlip, mayChange }: OpenProps) => (
  <StaffPage frame={frame} title={t('statements.title')} here="/staff/voice">
    <h1>
      {t('statements.title')} · {title}
    </h1>
    {mayChange && <p>{t('statements.open-intro')}</p>}
    <ul class="rows">
      {statements.map(({ id, words, audiences: some, takenOutOn }) => (
        <li>
          <span>
            {words.nl} <small>· {inWords(some)}</small>
            {takenOutOn && <small> · {t('statements.taken-out')}</small>}
          </span>
          {mayChange && !takenOutOn && (
            <form method="post" action={`/staff/voice/${roundId}/removals`}>
              <Button look="quietly" name="statement" value={id}>
                {t('statements.take-out')}
                <span class="off-screen">{`: ${words.nl}`}</span>
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
    {mayChange && (
      <form method="post" action={`/staff/voice/${roundId}/statements`} autocomplete="off">
        <OwnStatement own={own} slip={ownSlip} audiences={asked} />
        <Button>{t('statements.add')}</Button>
      </form>
    )}
    <LinkButton look="quietly" to={`/staff/voice/${roundId}`}>
      {t('statements.back')}
    </LinkButton>
  </StaffPage>
);
