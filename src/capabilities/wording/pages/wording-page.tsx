import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { WordsField } from '../../../platform/pages/field/field.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { type TextKind, textKinds } from '../../../platform/wording/shared-with-browser/finding.ts';
import { longestRead, WordingAdvice } from '../../../platform/wording/wording-advice.tsx';
import { staffWords as t } from '../texts/staff.ts';

interface Props {
  frame: Frame;
  kind: TextKind;
  text: string;
}

/** A text and the advice on it. Nothing of it is kept. */
export const WordingPage = ({ frame, kind, text }: Props) => (
  <StaffPage frame={frame} title={t('page.title')} here="/staff/wording" elements={['wording-advice']}>
    <h1>{t('page.title')}</h1>
    <p>{t('page.intro')}</p>
    <form method="post" action="/staff/wording" autocomplete="off">
      <fieldset>
        <legend>{t('page.kind')}</legend>
        <Choices name="kind" chosen={[kind]} options={textKinds.map((value) => ({ value, text: t(`page.${value}`) }))} />
      </fieldset>
      <WordingAdvice kind={kind} text={text} beside>
        <WordsField name="text" label={t('page.text')} value={text} maxlength={longestRead} />
      </WordingAdvice>
    </form>
    <p class="hint">{t('page.nothing-kept')}</p>
    <p class="hint">{t('page.limits')}</p>
  </StaffPage>
);
