import { AskedTwice, Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { SelectField, TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { WordingAdvice } from '../../../platform/wording/wording-advice.tsx';
import type { DraftRefusals } from '../rules/publishing.ts';
import { type AgreementWords, longest, type WordField } from '../rules/words.ts';
import { groups } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';

/** What is typed and chosen on the page, as it is. */
export interface DraftForm extends AgreementWords {
  groups: string[];
  classes: string[];
  from: string;
  until: string;
  answerable: string;
  substitute: string;
}

interface Props {
  frame: Frame;
  agreementId: string;
  subject: string;
  edition: string;
  form: DraftForm;
  refusals: DraftRefusals;
  classes: { id: string; name: string }[];
  staff: { id: string; name: string }[];
  /** There is a published version before this one. */
  isChange: boolean;
  /** Somebody saved it before. */
  isKept: boolean;
  isAsked: boolean;
  state?: 'clash' | 'refused' | undefined;
}

/** Words are cut by the rule, with a word beside the field, and never by the browser without one. */
const anyLength = 100_000;

/** Where a school most easily asks what a family does not have; advice under every field would be read by nobody. */
const takesForGranted: ReadonlySet<WordField> = new Set(['decided', 'ifNot', 'help']);

/** Writing what was decided, what may and may not, why, for whom and from when. */
export const DraftPage = ({ frame, agreementId, subject, edition, form, refusals, classes, staff, isChange, isKept, isAsked, state }: Props) => {
  const slip = (field: keyof DraftRefusals): string | undefined => {
    const refusal = refusals[field];
    if (!refusal) return undefined;
    const most = field in longest ? longest[field as WordField] : 0;
    return t(refusal, { most, count: field in longest ? form[field as WordField].length : 0 });
  };
  const words = (field: Exclude<WordField, 'title'>) => {
    const typed = (
      <WordsField name={field} label={t(`field.${field}`)} hint={t(`hint.${field}`)} value={form[field]} maxlength={anyLength} slip={slip(field)} />
    );
    return takesForGranted.has(field) ? (
      <WordingAdvice kind="letter" text={form[field]}>
        {typed}
      </WordingAdvice>
    ) : (
      typed
    );
  };
  const people = [{ value: '', text: t('draft.nobody') }, ...staff.map(({ id, name }) => ({ value: id, text: name }))];
  return (
    <StaffPage frame={frame} title={t('draft.title', { subject })} here="/staff/agreements" elements={['wording-advice']}>
      <h1>{t('draft.title', { subject })}</h1>
      {state === 'clash' && <Notice worry>{t('draft.clash')}</Notice>}
      {state === 'refused' && <Notice worry>{t('draft.refused')}</Notice>}
      <p>{t('draft.intro')}</p>
      <form method="post" action={`/staff/agreements/${agreementId}/draft`} autocomplete="off">
        <input type="hidden" name="edition" value={edition} />
        <section class="card">
          <TextField name="title" label={t('field.title')} hint={t('hint.title')} value={form.title} maxlength={anyLength} slip={slip('title')} />
          <fieldset>
            <legend>
              <h2>{t('field.groups')}</h2>
            </legend>
            {slip('groups') && <Notice worry>{slip('groups')}</Notice>}
            <Choices name="groups" several chosen={form.groups} options={groups.map((value) => ({ value, text: t(`group.${value}`) }))} />
          </fieldset>
          <details open={form.classes.length > 0}>
            <summary>{t('draft.classes')}</summary>
            <p class="hint">{t('draft.classes-hint')}</p>
            <Choices name="classes" several chosen={form.classes} options={classes.map(({ id, name }) => ({ value: id, text: name }))} />
          </details>
        </section>
        <section class="card">
          {words('decided')}
          {words('allowed')}
          {words('notAllowed')}
          {words('why')}
          {words('followUp')}
          {words('ifNot')}
          {words('help')}
          {words('whoDecided')}
          {words('forChildren')}
          {isChange && words('whatChanged')}
        </section>
        <section class="card">
          <h2>{t('draft.staff')}</h2>
          {words('staffLine')}
          {words('staffDo')}
        </section>
        <section class="card">
          <div class="columns">
            <TextField name="from" type="date" label={t('field.from')} value={form.from} slip={slip('from')} />
            <TextField name="until" type="date" label={t('field.until')} hint={t('hint.until')} value={form.until} slip={slip('until')} />
            <SelectField name="answerable" label={t('field.answerable')} value={form.answerable} options={people} slip={slip('answerable')} />
            <SelectField name="substitute" label={t('field.substitute')} value={form.substitute} options={people} slip={slip('substitute')} />
          </div>
        </section>
        <Buttons>
          {!isAsked && (
            <Button name="do" value="ask">
              {t('draft.ask')}
            </Button>
          )}
          <Button look={isAsked ? 'first' : 'second'} name="do" value="save">
            {t('draft.save')}
          </Button>
          <LinkButton look="quietly" to={isAsked || isChange ? `/staff/agreements/${agreementId}` : '/staff/agreements'}>
            {t('draft.back')}
          </LinkButton>
        </Buttons>
      </form>
      {isKept && <AskedTwice first={t('draft.remove')} sure={t('draft.remove-yes')} to={`/staff/agreements/${agreementId}/draft/removal`} />}
    </StaffPage>
  );
};
