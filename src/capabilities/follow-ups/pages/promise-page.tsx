import type { JSX } from 'hono/jsx/jsx-runtime';
import { Button, Buttons } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { SelectField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { WordingAdvice } from '../../../platform/wording/wording-advice.tsx';
import type { OpenPromise } from '../store/promises.ts';
import { type Outcome, outcomes } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';

/** Characters. */
export const mostToldBack = 500;

interface Props {
  frame: Frame;
  promise: OpenPromise;
  /** "wil praten" */
  what: string;
  detail: JSX.Element | undefined;
  starters: string[];
  colleagues: { id: string; name: string }[];
  typed?: { outcome?: Outcome; toldBack: string };
  slip?: boolean;
}

/** What somebody asked for: read it, do it, say what was done, or give it to a colleague. */
export const PromisePage = ({ frame, promise, what, detail, starters, colleagues, typed, slip = false }: Props) => {
  const { id, askerName, className } = promise;
  const title = t('promise.title', { name: askerName, what });
  return (
    <StaffPage frame={frame} title={title} elements={['wording-advice']}>
      <h1>{title}</h1>
      {className && <p>{t('promise.class', { className })}</p>}
      {detail ?? <p>{t('promise.nothing-to-read', { name: askerName })}</p>}
      <form class="card" method="post" action={`/staff/promises/${id}/answer`} autocomplete="off">
        <fieldset>
          <legend>
            <h2>{t('promise.done')}</h2>
          </legend>
          {slip && <Notice worry>{t('promise.choose-outcome')}</Notice>}
          <Choices
            name="outcome"
            chosen={typed?.outcome ? [typed.outcome] : []}
            options={outcomes.map((value) => ({ value, text: t(`promise.${value}`, { name: askerName }) }))}
          />
        </fieldset>
        <WordingAdvice kind="note" text={typed?.toldBack ?? ''}>
          <WordsField
            name="told-back"
            label={t('promise.tell-back', { name: askerName })}
            hint={t('promise.tell-back-hint', { name: askerName })}
            value={typed?.toldBack ?? ''}
            maxlength={mostToldBack}
          />
        </WordingAdvice>
        <details>
          <summary>{t('promise.starters')}</summary>
          <ul>
            {starters.map((starter) => (
              <li>{starter}</li>
            ))}
          </ul>
        </details>
        <Buttons>
          <Button icon="check">{t('promise.close')}</Button>
        </Buttons>
      </form>
      {colleagues.length > 0 && (
        <form class="card" method="post" action={`/staff/promises/${id}/person`} autocomplete="off">
          <h2>{t('promise.hand-over')}</h2>
          <p>{t('promise.hand-over-hint', { name: askerName })}</p>
          <SelectField
            name="to"
            label={t('promise.hand-over-to')}
            value={promise.substituteId}
            options={colleagues.map((colleague) => ({ value: colleague.id, text: colleague.name }))}
          />
          <Button look="second">{t('promise.hand-over-go')}</Button>
        </form>
      )}
    </StaffPage>
  );
};
