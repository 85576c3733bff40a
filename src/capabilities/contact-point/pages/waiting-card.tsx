import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { staffWords as t } from '../texts/staff.ts';

/** On "Vandaag" of a contact person: that somebody waits, and nothing of who or why. */
export const WaitingCard = ({ count, overdue }: { count: number; overdue: number }) => (
  <section class="card">
    <h2>{t('desk.title')}</h2>
    {overdue > 0 && <Notice worry>{t('card.overdue', { count: overdue })}</Notice>}
    <p>{t('card.waiting', { count })}</p>
    <LinkButton icon="message" to="/staff/contact-point">
      {t('card.open')}
    </LinkButton>
  </section>
);
