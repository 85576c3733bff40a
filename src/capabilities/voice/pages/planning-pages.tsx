import { AskedTwice, Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { SelectField, TextField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type Audience, audiences } from '../../../platform/two-books/books.ts';
import type { State } from '../../../platform/two-books/opening.ts';
import { fieldOfRefusal, type TypedPlan } from '../../../platform/two-books/plan.ts';
import { PlanFields } from '../../../platform/two-books/plan-fields.tsx';
import type { OpeningRefusal } from '../rules/opening.ts';
import { type Sitting, sittings } from '../rules/statements.ts';
import { staffWords as t } from '../texts/staff.ts';

export interface VoiceLine {
  id: string;
  title: string;
  state: State;
  /** The day that goes with the state. */
  day: Day | null;
}

export const stateInWords = (state: State, day: Day | null): string => t(`state.${state}`, { day: day ? dayInWords('nl', day) : '' });

export const audienceOptions = (some: readonly Audience[] = audiences) => some.map((audience) => ({ value: audience, text: t(`audience.${audience}`) }));

/** All rounds of statements, and how one begins. */
export const VoicePage = ({ frame, rounds, mayBegin }: { frame: Frame; rounds: VoiceLine[]; mayBegin: boolean }) => (
  <StaffPage frame={frame} title={t('voice.title')} here="/staff/voice">
    <h1>{t('voice.title')}</h1>
    <p>{t('voice.intro')}</p>
    <h2>{t('voice.list')}</h2>
    {rounds.length === 0 && <p>{t('voice.none')}</p>}
    <ul class="rows">
      {rounds.map(({ id, title, state, day }) => (
        <li>
          <div>
            <strong>{title}</strong>
            <p class="quiet">{stateInWords(state, day)}</p>
          </div>
          <LinkButton look="second" to={`/staff/voice/${id}`}>
            {t('voice.look')}
            <span class="off-screen">{` ${title}`}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
    {mayBegin && (
      <form class="card" method="post" action="/staff/voice">
        <h2 id="begin">{t('voice.begin')}</h2>
        <p>{t('voice.begin-hint')}</p>
        <fieldset aria-labelledby="begin">
          <Choices name="for" several options={audienceOptions()} />
        </fieldset>
        <Button>{t('voice.start')}</Button>
      </form>
    )}
  </StaffPage>
);

/** What is typed on the page of a draft, as it is typed. */
export interface PlanForm extends TypedPlan {
  edition: number;
  title: string;
  audiences: readonly Audience[];
  sitting: Sitting;
}

interface DraftProps {
  frame: Frame;
  id: string;
  plan: PlanForm;
  answerers: { id: string; name: string }[];
  counts: { audience: Audience; count: number }[];
  refused?: OpeningRefusal | 'draft.clash' | undefined;
  isSaved?: boolean;
}

const beside: Partial<Record<OpeningRefusal | 'draft.clash', keyof PlanForm>> = { ...fieldOfRefusal, 'opening.no-title': 'title' };

/** Setting a round of statements ready: about what, for whom, until when, who reads. Then it can open. */
export const DraftPage = ({ frame, id, plan, answerers, counts, refused, isSaved = false }: DraftProps) => {
  const field = refused && beside[refused];
  const slipOf = (name: keyof PlanForm): string | undefined => (field === name && refused ? t(refused) : undefined);
  return (
    <StaffPage frame={frame} title={t('draft.title')} here="/staff/voice">
      <h1>{t('draft.title')}</h1>
      {isSaved && <Notice>{t('draft.saved')}</Notice>}
      {refused && !field && <Notice worry>{t(refused)}</Notice>}
      <form class="card" method="post" action={`/staff/voice/${id}`} autocomplete="off">
        <input type="hidden" name="edition" value={String(plan.edition)} />
        <TextField name="title" label={t('draft.name')} value={plan.title} maxlength={60} slip={slipOf('title')} />
        <fieldset>
          <legend>{t('draft.for')}</legend>
          <Choices name="for" several chosen={plan.audiences} options={audienceOptions()} />
        </fieldset>
        <PlanFields plan={plan} answerers={answerers} words={t} slipOf={slipOf} />
        <SelectField
          name="sitting"
          label={t('draft.sitting')}
          hint={t('draft.sitting-hint')}
          value={String(plan.sitting)}
          options={sittings.map((count) => ({ value: String(count), text: t('draft.sitting-count', { count }) }))}
        />
        <Button look="second">{t('draft.save')}</Button>
        <h2>{t('draft.statements')}</h2>
        <ul>
          {counts.map(({ audience, count }) => (
            <li>{t('draft.count', { audience: t(`audience.${audience}`), count })}</li>
          ))}
        </ul>
        <Button look="second" name="to" value="statements">
          {t('draft.change')}
        </Button>
        <Buttons>
          <Button to={`/staff/voice/${id}/opening`}>{t('draft.open')}</Button>
        </Buttons>
      </form>
      <AskedTwice first={t('draft.remove')} sure={t('draft.remove-yes')} to={`/staff/voice/${id}/removal`} />
    </StaffPage>
  );
};
