import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { allHelpLines } from '../rules/content.ts';
import { staffWords as t } from '../texts/staff.ts';
import { Lines } from './anonymous-page.tsx';

export interface HelpCheckProps {
  /** When somebody last made sure of the help lines. */
  checkedOn: Day | undefined;
  isUnchecked: boolean;
}

/** Numbers and hours change: somebody at school looks them over once a term. */
export const HelpCheck = ({ checkedOn, isUnchecked }: HelpCheckProps) => (
  <section class="card" id="help">
    <h2>{t('help.title')}</h2>
    {!checkedOn ? (
      <Notice worry>{t('help.never')}</Notice>
    ) : isUnchecked ? (
      <Notice worry>{t('help.long-ago', { day: dayInWords('nl', checkedOn) })}</Notice>
    ) : (
      <p>{t('help.checked', { day: dayInWords('nl', checkedOn) })}</p>
    )}
    <Lines lines={allHelpLines()} />
    <form method="post" action="/staff/contact-point/help-check">
      <Button look="second">{t('help.check')}</Button>
    </form>
  </section>
);

/** On "Vandaag" of a contact person: that the help lines want looking over. */
export const HelpCheckCard = () => (
  <section class="card">
    <h2>{t('desk.title')}</h2>
    <p>{t('card.help')}</p>
    <LinkButton look="second" to="/staff/contact-point#help">
      {t('card.open')}
    </LinkButton>
  </section>
);
