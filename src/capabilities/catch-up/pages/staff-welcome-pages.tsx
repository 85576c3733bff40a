import { AskedTwice, Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { SelectField, TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import { mostNextSteps, type WelcomeRefusal } from '../rules/welcoming.ts';
import { adviceOn } from '../rules/wording.ts';
import { staffWords as t } from '../texts/staff.ts';
import type { Shown } from './welcome-page.tsx';

/** What is typed and chosen on the page, as it is. */
export interface WelcomeForm {
  pupil: string;
  words: string;
  steps: { what: string; when: string }[];
  answerable: string;
  substitute: string;
}

export type WelcomeSlip = WelcomeRefusal | 'welcome.whom' | 'welcome.already';

interface Props {
  frame: Frame;
  pupils: { id: string; name: string }[];
  staff: { id: string; name: string }[];
  starter: string;
  form: WelcomeForm;
  slip?: WelcomeSlip | undefined;
}

const anyLength = 100_000;

const aboutWords: readonly (WelcomeSlip | undefined)[] = ['welcome.no-words', 'welcome.tests'];
const aboutPeople: readonly (WelcomeSlip | undefined)[] = ['welcome.somebody', 'welcome.same-person'];
const aboutPupil: readonly (WelcomeSlip | undefined)[] = ['welcome.whom', 'welcome.already'];

/** Welcome first, then one person, then a small plan. */
export const NewWelcomePage = ({ frame, pupils, staff, starter, form, slip }: Props) => {
  const people = [{ value: '', text: t('plan.nobody') }, ...staff.map(({ id, name }) => ({ value: id, text: name }))];
  const slipIn = (some: readonly (WelcomeSlip | undefined)[]): string | undefined => (slip && some.includes(slip) ? t(slip) : undefined);
  const isAboutSteps = slip && ![...aboutWords, ...aboutPeople, ...aboutPupil].includes(slip);
  return (
    <StaffPage frame={frame} title={t('welcome.title')} here="/staff/catch-up">
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.intro')}</p>
      <form method="post" action="/staff/welcome-back" autocomplete="off">
        <section class="card">
          <SelectField
            name="pupil"
            label={t('welcome.who')}
            value={form.pupil}
            options={[{ value: '', text: t('plan.nobody') }, ...pupils.map(({ id, name }) => ({ value: id, text: name }))]}
            slip={slipIn(aboutPupil)}
          />
          <WordsField
            name="words"
            label={t('welcome.words')}
            hint={t('welcome.words-hint', { starter })}
            value={form.words}
            maxlength={anyLength}
            slip={slipIn(aboutWords)}
          />
          {adviceOn(form.words).map((advice) => (
            <p class="hint">{t('plan.advice', { ...advice })}</p>
          ))}
          <div class="columns">
            <SelectField name="answerable" label={t('welcome.person')} value={form.answerable} options={people} slip={slipIn(aboutPeople)} />
            <SelectField name="substitute" label={t('welcome.substitute')} value={form.substitute} options={people} />
          </div>
        </section>
        <section class="card">
          <h2>{t('welcome.steps')}</h2>
          <p class="hint">{t('welcome.steps-hint')}</p>
          {isAboutSteps && <Notice worry>{t(slip)}</Notice>}
          {Array.from({ length: mostNextSteps }, (_, place) => (
            <div class="columns">
              <TextField
                name={`what-${place + 1}`}
                label={t('welcome.step', { place: place + 1 })}
                value={form.steps[place]?.what ?? ''}
                maxlength={anyLength}
              />
              <TextField name={`when-${place + 1}`} label={t('welcome.when')} value={form.steps[place]?.when ?? ''} maxlength={anyLength} />
            </div>
          ))}
        </section>
        <p class="quiet">{t('welcome.sees')}</p>
        <Buttons>
          <Button>{t('welcome.begin')}</Button>
          <LinkButton look="quietly" to="/staff/catch-up">
            {t('welcome.back')}
          </LinkButton>
        </Buttons>
      </form>
    </StaffPage>
  );
};

/** A welcome as the staff concerned sees it: what was said, and what is done of the small plan. */
export const StaffWelcomePage = ({ frame, welcome }: { frame: Frame; welcome: Shown }) => {
  const { id, pupilName, givenName, answerableName, substituteName, words, steps, goesOn } = welcome;
  const title = t('welcome.for', { name: pupilName });
  return (
    <StaffPage frame={frame} title={title} here="/staff/catch-up">
      <h1>{title}</h1>
      <p>{t('welcome.promise', { person: answerableName, name: givenName, substitute: substituteName })}</p>
      <section class="card">
        <p>
          <q>{words}</q>
        </p>
        <form method="post" action={`/staff/welcome-back/${id}/steps`} autocomplete="off">
          <fieldset>
            <legend>
              <h2>{t('welcome.steps')}</h2>
            </legend>
            <Choices
              name="done"
              several
              chosen={steps.flatMap(({ isDone }, place) => (isDone ? [String(place)] : []))}
              options={steps.map(({ what, when }, place) => ({ value: String(place), text: what, more: when }))}
            />
          </fieldset>
          <Button>{t('welcome.keep')}</Button>
        </form>
      </section>
      <p class="quiet">
        {t('welcome.sees')} {t('welcome.goes', { day: dateInWords('nl', goesOn) })}
      </p>
      <AskedTwice first={t('welcome.end')} sure={t('welcome.end-yes')} to={`/staff/welcome-back/${id}/ending`} />
      <LinkButton look="quietly" to="/staff/catch-up">
        {t('welcome.back')}
      </LinkButton>
    </StaffPage>
  );
};

/** On the page of a class, for who can welcome somebody of it. */
export const ClassCard = ({ classId }: { classId: string }) => (
  <section class="card">
    <h2>{t('class.title')}</h2>
    <p>{t('class.text')}</p>
    <LinkButton look="second" to={`/staff/welcome-back/new?class=${classId}`}>
      {t('list.welcome-new')}
    </LinkButton>
  </section>
);

/** On the page of a promise. */
export const PromiseDetail = ({ id }: { id: string }) => (
  <p class="own-things">
    <a href={`/staff/welcome-back/${id}`}>{t('promise.see')}</a>
  </p>
);
