import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { ClosedPromise } from '../store/closed.ts';
import { staffWords as t } from '../texts/staff.ts';

interface Props {
  frame: Frame;
  promise: ClosedPromise;
  /** "wil praten" */
  what: string;
  /** It can be opened again by who closed it, on the same day. */
  mayReopen: boolean;
  /** What somebody wanted to tell back while a colleague was first; it was not sent. */
  unsent?: string;
}

/** Where an old tab or a link ends after somebody was answered. */
export const ClosedPage = ({ frame, promise, what, mayReopen, unsent }: Props) => {
  const { id, askerName, closedByName, closedOn } = promise;
  const title = t('promise.title', { name: askerName, what });
  return (
    <StaffPage frame={frame} title={title}>
      <h1>{title}</h1>
      <Notice>{t('closed.by', { name: askerName, person: closedByName, day: dayInWords('nl', closedOn) })}</Notice>
      {unsent && (
        <section class="card">
          <p>{t('closed.unsent', { name: askerName })}</p>
          <p>{unsent}</p>
        </section>
      )}
      {mayReopen && (
        <form class="card" method="post" action={`/staff/promises/${id}/reopening`}>
          <h2>{t('closed.mistake')}</h2>
          <p>{t('closed.mistake-hint', { name: askerName })}</p>
          <Button look="second">{t('closed.reopen')}</Button>
        </form>
      )}
      <LinkButton to="/staff">{t('closed.back')}</LinkButton>
    </StaffPage>
  );
};
