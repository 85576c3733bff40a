import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { ReadDoubt } from '../line.ts';
import { type AgreementWords, linesOf } from '../rules/words.ts';
import { staffWords as t } from '../texts/staff.ts';
import { type DoubtSlip, Doubts } from './doubts.tsx';
import { type FieldChange, Side } from './history-page.tsx';

/** What stands in the way of what somebody said on the page. */
export type AgreementSlip = DoubtSlip | 'text.changed';

/** A version as the staff reads it, with how the staff stands to it. */
export interface StaffVersion {
  words: AgreementWords;
  /** Changes with the text. */
  edition: string;
  forWhom: string;
  when: string;
  contact: string;
  /** In fives; see `inFives`. */
  joinedInFives: number;
  /** Whether who reads this joined in. */
  hasJoined: boolean;
}

interface Props {
  frame: Frame;
  id: string;
  subject: string;
  draft: (StaffVersion & { doubts: ReadDoubt[]; isAsked: boolean }) | undefined;
  /** What the draft changes of what is published. */
  changes: FieldChange[];
  published: (StaffVersion & { clear: number }) | undefined;
  mayWrite: boolean;
  mayShare: boolean;
  publicAddress: string;
  slip?: AgreementSlip | undefined;
  typed?: { doubtId: string; words: string };
}

/** One agreement as all who work here read it: the same text, and the two sentences that everybody says. */
export const StaffAgreementPage = (props: Props) => {
  const { frame, id, subject, draft, published, mayWrite, mayShare, publicAddress, slip } = props;
  const title = (published ?? draft)?.words.title || subject;
  return (
    <StaffPage frame={frame} title={title} here="/staff/agreements">
      <h1>{title}</h1>
      {slip === 'text.changed' && <Notice worry>{t(slip)}</Notice>}
      {draft && <DraftPart {...props} draft={draft} />}
      {published && (
        <>
          {draft && <h2>{t('agreement.published')}</h2>}
          <VersionRead version={published} />
          <Joining id={id} version={published} />
          <p class="quiet">{t('agreement.clear', { count: published.clear })}</p>
          <p class="own-things">
            <a href={publicAddress}>{t('agreement.families')}</a>
          </p>
          <Buttons>
            <LinkButton look="second" icon="printer" to={`/staff/agreements/${id}/print`}>
              {t('agreement.print')}
            </LinkButton>
            {mayShare && (
              <LinkButton look="second" to={`/staff/agreements/${id}/answers`}>
                {t('agreement.answers')}
              </LinkButton>
            )}
            {mayWrite && (
              <LinkButton look="second" to="/staff/own-texts">
                {t('agreement.translate')}
              </LinkButton>
            )}
            {mayWrite && !draft && (
              <LinkButton look="second" to={`/staff/agreements/${id}/draft`}>
                {t('agreement.change')}
              </LinkButton>
            )}
          </Buttons>
        </>
      )}
      <LinkButton look="quietly" to="/staff/agreements">
        {t('agreement.all')}
      </LinkButton>
    </StaffPage>
  );
};

const DraftPart = ({ id, draft, changes, mayWrite, slip, typed }: Props & { draft: NonNullable<Props['draft']> }) => (
  <>
    <Notice>{draft.isAsked ? t('agreement.asked') : t('agreement.writing')}</Notice>
    {changes.length > 0 && (
      <section class="card">
        <h2>{t('agreement.changes')}</h2>
        {draft.words.whatChanged && <p>{draft.words.whatChanged}</p>}
        {changes.map(({ field, pieces }) => (
          <>
            <h3>{t(`field.${field}`)}</h3>
            <p>
              {t('agreement.before')} <Side pieces={pieces} without="added" nothing={t('agreement.nothing')} />
            </p>
            <p>
              {t('agreement.now')} <Side pieces={pieces} without="removed" nothing={t('agreement.nothing')} />
            </p>
          </>
        ))}
      </section>
    )}
    <VersionRead version={draft} />
    {draft.isAsked && <Joining id={id} version={draft} />}
    {draft.isAsked && <Doubts id={id} doubts={draft.doubts} mayWrite={mayWrite} slip={slip === 'text.changed' ? undefined : slip} typed={typed} />}
    {mayWrite && (
      <section class="card">
        {slip === 'doubt.open' && <Notice worry>{t(slip)}</Notice>}
        <Buttons>
          {draft.isAsked && (
            <form method="post" action={`/staff/agreements/${id}/publication`}>
              <input type="hidden" name="edition" value={draft.edition} />
              <Button>{t('agreement.publish')}</Button>
            </form>
          )}
          <LinkButton look="second" to={`/staff/agreements/${id}/draft`}>
            {t('agreement.edit')}
          </LinkButton>
        </Buttons>
      </section>
    )}
  </>
);

const VersionRead = ({ version: { words, forWhom, when, contact } }: { version: StaffVersion }) => (
  <section class="card">
    <h2>{t('agreement.text')}</h2>
    <p>
      {forWhom} {when}
    </p>
    {words.staffLine && (
      <Notice>
        <p>
          <strong>{t('field.staffLine')}</strong>
        </p>
        <Lines words={words.staffLine} />
      </Notice>
    )}
    {words.staffDo && <Part heading={t('field.staffDo')} words={words.staffDo} />}
    <Part heading={t('field.decided')} words={words.decided} />
    <List heading={t('field.allowed')} words={words.allowed} />
    <List heading={t('field.notAllowed')} words={words.notAllowed} />
    <Part heading={t('field.why')} words={words.why} />
    <Part heading={t('field.followUp')} words={words.followUp} />
    <Part heading={t('field.ifNot')} words={words.ifNot} />
    <Part heading={t('field.help')} words={words.help} />
    <Part heading={t('field.whoDecided')} words={words.whoDecided} />
    <Part heading={t('field.forChildren')} words={words.forChildren} />
    <p class="quiet">{contact}</p>
  </section>
);

const Part = ({ heading, words }: { heading: string; words: string }) =>
  words === '' ? null : (
    <>
      <h3>{heading}</h3>
      <Lines words={words} />
    </>
  );

const Lines = ({ words }: { words: string }) => (
  <>
    {words
      .split('\n')
      .filter(Boolean)
      .map((line) => (
        <p>{line}</p>
      ))}
  </>
);

const List = ({ heading, words }: { heading: string; words: string }) =>
  words === '' ? null : (
    <>
      <h3>{heading}</h3>
      <ul>
        {linesOf(words).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  );

/** How many joined in: a number, and never who has not. */
const Joining = ({ id, version }: { id: string; version: StaffVersion }) => (
  <section class="card">
    {version.hasJoined ? (
      <p>
        <strong>{t('line.joined')}</strong>
      </p>
    ) : (
      <form method="post" action={`/staff/agreements/${id}/confirmation`}>
        <input type="hidden" name="edition" value={version.edition} />
        <p>{t('line.question')}</p>
        <Button icon="check">{t('line.join')}</Button>
      </form>
    )}
    <p class="quiet">{t('line.count', { count: version.joinedInFives })}</p>
  </section>
);
