import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { staffWords as t } from '../texts/staff.ts';

/** On "Vandaag" of a contact person: that something waits, and nothing of who, why or how much. */
export const WaitingCard = ({ isOverdue }: { isOverdue: boolean }) => (
  <section class="card">
    <h2>{t('desk.title')}</h2>
    {isOverdue ? <Notice worry>{t('card.overdue')}</Notice> : <p>{t('card.waiting')}</p>}
    <LinkButton icon="message" to="/staff/contact-point">
      {t('card.open')}
    </LinkButton>
  </section>
);
