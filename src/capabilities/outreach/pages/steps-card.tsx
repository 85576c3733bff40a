import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { StepSlips, Steps } from '../rules/steps.ts';
import type { Entry } from '../store/entries.ts';
import { staffWords as t } from '../texts/staff.ts';
import { Paragraphs } from './why.tsx';

export interface StepsCardProps {
  entry: Entry;
  nextStep: string;
  today: Day;
  done: { day: Day; byName: string; words: string }[];
  /** Made with the form, so that a step sent twice is noted once. */
  stepId: string;
  typed: Steps;
  slips?: StepSlips;
}

/** What comes next, what was done, and the way to the end. */
export const StepsCard = ({ entry, nextStep, today, done, stepId, typed, slips = {} }: StepsCardProps) => (
  <section class="card">
    <h2>{t('steps.title')}</h2>
    <Next words={nextStep} dueOn={entry.dueOn} today={today} />
    <h3>{t('steps.was-done')}</h3>
    {done.length === 0 ? <p>{t('steps.nothing-done')}</p> : <DoneList done={done} />}
    <form method="post" action={`/staff/lost/${entry.id}/steps`} autocomplete="off">
      <h3>{t('steps.note')}</h3>
      <input type="hidden" name="edition" value={entry.edition} />
      <input type="hidden" name="id" value={stepId} />
      <WordsField name="done" label={t('steps.done')} hint={t('steps.done-hint')} value={typed.done} />
      <TextField name="done-on" type="date" label={t('steps.done-on')} value={typed.doneOn} slip={slips.doneOn && t(slips.doneOn)} />
      <WordsField name="next" label={t('steps.next')} hint={t('steps.next-hint')} value={typed.next} slip={slips.next && t(slips.next)} maxlength={500} />
      <TextField name="due-on" type="date" label={t('steps.due-on')} value={typed.dueOn} slip={slips.dueOn && t(slips.dueOn)} />
      <Button>{t('steps.save')}</Button>
    </form>
    <LinkButton look="second" icon="check" to={`/staff/lost/${entry.id}/ending`}>
      {t('ending.link')}
    </LinkButton>
  </section>
);

const DoneList = ({ done }: Pick<StepsCardProps, 'done'>) => (
  <ul>
    {done.map(({ day, byName, words }) => (
      <li>
        <span class="quiet">{t('steps.by', { day: dateInWords('nl', day), name: byName })}</span>
        <Paragraphs words={words} />
      </li>
    ))}
  </ul>
);

/** What was done, where nothing comes next any more. */
export const DoneCard = ({ done }: Pick<StepsCardProps, 'done'>) => (
  <section class="card">
    <h2>{t('steps.was-done')}</h2>
    <DoneList done={done} />
  </section>
);

const Next = ({ words, dueOn, today }: { words: string; dueOn: Day | null; today: Day }) => {
  if (dueOn === null) return <p>{t('steps.no-next')}</p>;
  return (
    <>
      <h3>{t('steps.next-is', { day: dateInWords('nl', dueOn) })}</h3>
      <Paragraphs words={words} />
      {dueOn < today && <p>{t('steps.next-late', { day: dateInWords('nl', dueOn) })}</p>}
    </>
  );
};
