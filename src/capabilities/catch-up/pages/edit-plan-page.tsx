import { AskedTwice, Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { SelectField, TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { WordingAdvice } from '../../../platform/wording/wording-advice.tsx';
import { mostSteps, type PlanRefusals, type PlanStep, type PlanWords, planFields } from '../rules/planning.ts';
import { adviceOn } from '../rules/wording.ts';
import { standings } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';

/** What is typed and chosen on the page, as it is. */
export interface PlanForm extends PlanWords {
  steps: PlanStep[];
  reviewOn: string;
  answerable: string;
  substitute: string;
}

interface Props {
  frame: Frame;
  id: string;
  className: string | null;
  edition: string;
  form: PlanForm;
  refusals: PlanRefusals;
  staff: { id: string; name: string }[];
  isTold: boolean;
  state?: 'saved' | 'clash' | 'refused' | undefined;
}

/** Words are cut by the rule, with a word beside the field, and never by the browser without one. */
const anyLength = 100_000;

/** Writing the plan of a school or a class. */
export const EditPlanPage = ({ frame, id, className, edition, form, refusals, staff, isTold, state }: Props) => {
  const slip = (field: keyof PlanRefusals): string | undefined => {
    const refusal = refusals[field];
    return refusal && t(refusal);
  };
  const title = t('plan.title', { name: className ?? t('list.school') });
  const people = [{ value: '', text: t('plan.nobody') }, ...staff.map((one) => ({ value: one.id, text: one.name }))];
  return (
    <StaffPage frame={frame} title={title} here="/staff/catch-up" elements={['wording-advice']}>
      <h1>{title}</h1>
      {state === 'saved' && <Notice>{t('plan.saved')}</Notice>}
      {state === 'clash' && <Notice worry>{t('plan.clash')}</Notice>}
      {state === 'refused' && <Notice worry>{t('plan.refused')}</Notice>}
      {isTold && <Notice>{t('plan.told')}</Notice>}
      <p>{t('plan.intro')}</p>
      <form method="post" action={`/staff/catch-up/${id}`} autocomplete="off">
        <input type="hidden" name="edition" value={edition} />
        <section class="card">
          {planFields.map((field) => (
            <>
              <PlanWordsField field={field} value={form[field]} slip={slip(field)} />
              {adviceOn(form[field]).map((advice) => (
                <p class="hint">{t('plan.advice', { ...advice })}</p>
              ))}
            </>
          ))}
        </section>
        <section class="card">
          <h2>{t('steps.title')}</h2>
          <p class="hint">{t('steps.hint')}</p>
          {slip('steps') && <Notice worry>{slip('steps')}</Notice>}
          {Array.from({ length: mostSteps }, (_, place) => (
            <Step place={place + 1} step={form.steps[place]} />
          ))}
        </section>
        <section class="card columns">
          <TextField name="reviewOn" type="date" label={t('field.reviewOn')} value={form.reviewOn} slip={slip('reviewOn')} />
          <SelectField name="answerable" label={t('field.answerable')} value={form.answerable} options={people} slip={slip('answerable')} />
          <SelectField name="substitute" label={t('field.substitute')} value={form.substitute} options={people} slip={slip('substitute')} />
        </section>
        <Buttons>
          {!isTold && (
            <Button name="do" value="tell">
              {t('plan.tell')}
            </Button>
          )}
          <Button look={isTold ? 'first' : 'second'} name="do" value="save">
            {t('plan.save')}
          </Button>
          {isTold && (
            <LinkButton look="quietly" icon="printer" to={`/staff/catch-up/${id}/print`}>
              {t('plan.print')}
            </LinkButton>
          )}
          <LinkButton look="quietly" to="/staff/catch-up">
            {t('plan.back')}
          </LinkButton>
        </Buttons>
      </form>
      <AskedTwice first={t('plan.remove')} sure={t('plan.remove-yes')} to={`/staff/catch-up/${id}/removal`} />
    </StaffPage>
  );
};

/** Where a plan most easily asks something of home. */
const takesForGranted: ReadonlySet<keyof PlanWords> = new Set(['learn', 'extra']);

const PlanWordsField = ({ field, value, slip }: { field: keyof PlanWords; value: string; slip: string | undefined }) => {
  const typed = <WordsField name={field} label={t(`field.${field}`)} hint={t(`hint.${field}`)} value={value} maxlength={anyLength} slip={slip} />;
  return takesForGranted.has(field) ? (
    <WordingAdvice kind="letter" text={value}>
      {typed}
    </WordingAdvice>
  ) : (
    typed
  );
};

const Step = ({ place, step }: { place: number; step: PlanStep | undefined }) => (
  <div class="columns">
    <TextField name={`what-${place}`} label={t('steps.what', { place })} value={step?.what ?? ''} maxlength={anyLength} />
    <TextField name={`whom-${place}`} label={t('steps.whom')} value={step?.forWhom ?? ''} maxlength={anyLength} />
    <TextField name={`when-${place}`} label={t('steps.when')} value={step?.when ?? ''} maxlength={anyLength} />
    <SelectField
      name={`standing-${place}`}
      label={t('steps.standing')}
      value={step?.standing ?? 'coming'}
      options={standings.map((value) => ({ value, text: t(`standing.${value}`) }))}
    />
  </div>
);
