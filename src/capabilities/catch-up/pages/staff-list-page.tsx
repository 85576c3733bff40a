import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { SelectField } from '../../../platform/pages/field/field.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { staffWords as t } from '../texts/staff.ts';

interface Props {
  frame: Frame;
  plans: { id: string; className: string | null; isTold: boolean; reviewOn: Day | null }[];
  /** For whom this member of staff can begin a plan: classes, and the school where they may. */
  choices: { value: string; text: string }[];
  welcomes: { id: string; pupilName: string; givenName: string; answerableName: string }[];
  mayWelcome: boolean;
  waysToTell: { channel: string; text: string }[];
}

/** Plans of school and classes, how to tell them, and who is back. */
export const StaffListPage = ({ frame, plans, choices, welcomes, mayWelcome, waysToTell }: Props) => (
  <StaffPage frame={frame} title={t('list.title')} here="/staff/catch-up">
    <h1>{t('list.title')}</h1>
    <p>{t('list.intro')}</p>
    <h2>{t('list.plans')}</h2>
    {plans.length === 0 && <p>{t('list.none')}</p>}
    <ul class="rows">
      {plans.map(({ id, className, isTold, reviewOn }) => (
        <li>
          <div>
            <strong>{className ?? t('list.school')}</strong>
            <p class="quiet">{isTold && reviewOn ? t('list.told', { day: dateInWords('nl', reviewOn) }) : t('list.draft')}</p>
          </div>
          <LinkButton look="second" to={`/staff/catch-up/${id}`}>
            {t('list.open')}
            <span class="off-screen">{` ${className ?? t('list.school')}`}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
    {choices.length > 0 && (
      <form class="card" method="post" action="/staff/catch-up" autocomplete="off">
        <SelectField name="for" label={t('list.for')} options={choices} />
        <Button>{t('list.begin')}</Button>
      </form>
    )}
    <h2>{t('list.welcomes')}</h2>
    {welcomes.length === 0 && <p>{t('list.welcomes-none')}</p>}
    <ul class="rows">
      {welcomes.map(({ id, pupilName, givenName, answerableName }) => (
        <li>
          <div>
            <strong>{pupilName}</strong>
            <p class="quiet">{t('list.welcome-person', { person: answerableName, name: givenName })}</p>
          </div>
          <LinkButton look="second" to={`/staff/welcome-back/${id}`}>
            {t('list.open')}
            <span class="off-screen">{` ${pupilName}`}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
    {mayWelcome && (
      <LinkButton look="second" to="/staff/welcome-back/new">
        {t('list.welcome-new')}
      </LinkButton>
    )}
    <details>
      <summary>{t('list.tell')}</summary>
      <p>{t('list.tell-hint')}</p>
      {waysToTell.map(({ channel, text }) => (
        <>
          <p>
            <strong>{channel}</strong>
          </p>
          <p>
            <q>{text}</q>
          </p>
        </>
      ))}
    </details>
  </StaffPage>
);

/** On Vandaag: plans of which families know the day on which the school looks again. */
export const LookAgainCard = ({ plans }: { plans: { id: string; className: string | null; reviewOn: Day | null }[] }) => (
  <section class="card">
    <h2>{t('list.title')}</h2>
    <ul class="rows">
      {plans.map(({ id, className, reviewOn }) => (
        <li>
          <a href={`/staff/catch-up/${id}`}>
            {t('today.look-again', { name: className ?? t('list.school'), day: reviewOn ? dateInWords('nl', reviewOn) : '' })}
          </a>
        </li>
      ))}
    </ul>
  </section>
);
