import { AskedTwice, Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { SelectField, TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { WordingAdvice } from '../../../platform/wording/wording-advice.tsx';
import type { OtherLanguage } from '../../languages/tables.ts';
import type { AnswerRefusal } from '../rules/answering.ts';
import { themeAnswers } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';
import { longestHeard } from './themes-page.tsx';

/** An answer is as long as this at most, in characters. */
export const longestTold = 1000;

/** What is typed on the page, as it is typed. */
export interface AnswerForm {
  answer: string;
  personId: string;
  byDay: string;
  /** Dutch. */
  heard: string;
  told: string;
}

interface Props {
  frame: Frame;
  themeId: string;
  /** Where its words are translated. */
  textId: string;
  occasionId: string;
  form: AnswerForm;
  staff: { id: string; name: string }[];
  /** Languages that families read, besides Dutch. */
  languages: OtherLanguage[];
  /** What it was made of, for who may read it. */
  sources: string[];
  unclear: number;
  slip?: AnswerRefusal | 'themes.empty' | undefined;
  mayRemove: boolean;
}

/** Yes, no or later, with a reason, a person and a day. */
export const AnswerPage = ({ frame, themeId, textId, occasionId, form, staff, languages, sources, unclear, slip, mayRemove }: Props) => {
  const slipOf = (name: typeof slip): string | undefined => (slip === name && slip ? t(slip) : undefined);
  return (
    <StaffPage frame={frame} title={t('answer.title')} here="/staff/you-said" elements={['wording-advice']}>
      <h1>{t('answer.title')}</h1>
      {unclear > 0 && <Notice worry>{t('answer.unclear', { count: unclear })}</Notice>}
      {sources.length > 0 && (
        <details>
          <summary>{t('answer.sources')}</summary>
          <ul>
            {sources.map((words) => (
              <li>
                <bdi>{words}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      <form class="card" method="post" action={`/staff/you-said/themes/${themeId}`} autocomplete="off">
        <WordsField name="heard" label={t('answer.heard')} value={form.heard} maxlength={longestHeard} slip={slipOf('themes.empty')} />
        <fieldset>
          <legend>
            <h2>{t('answer.answer')}</h2>
          </legend>
          {slip === 'answer.which' && <Notice worry>{t(slip)}</Notice>}
          <Choices name="answer" chosen={[form.answer]} options={themeAnswers.map((value) => ({ value, text: t(`answer.${value}`) }))} />
        </fieldset>
        <WordingAdvice kind="letter" text={form.told}>
          <WordsField name="told" label={t('answer.told')} value={form.told} maxlength={longestTold} slip={slipOf('answer.why')} />
        </WordingAdvice>
        <div class="columns">
          <SelectField
            name="person"
            label={t('answer.person')}
            value={form.personId}
            options={[{ value: '', text: t('answer.nobody') }, ...staff.map(({ id, name }) => ({ value: id, text: name }))]}
            slip={slipOf('answer.who')}
          />
          <TextField name="by-day" type="date" label={t('answer.by')} value={form.byDay} slip={slipOf('answer.when') ?? slipOf('answer.past')} />
        </div>
        <Buttons>
          <Button>{t('answer.save')}</Button>
          <LinkButton look="quietly" to={`/staff/you-said/${occasionId}`}>
            {t('answer.back')}
          </LinkButton>
        </Buttons>
      </form>
      {languages.length > 0 && <Translations textId={textId} languages={languages} />}
      {mayRemove && <AskedTwice first={t('answer.remove')} sure={t('answer.remove-yes')} to={`/staff/you-said/themes/${themeId}/removal`} />}
    </StaffPage>
  );
};

/** Families read Dutch where nobody has translated it. */
const Translations = ({ textId, languages }: { textId: string; languages: OtherLanguage[] }) => (
  <section class="card">
    <h2>{t('answer.languages')}</h2>
    <p class="hint">{t('answer.languages-hint')}</p>
    <p class="own-things">
      {languages.map((language) => (
        <a href={`/staff/own-texts/${textId}/${language}`}>{t('answer.in', { language: t(`language.${language}`) })}</a>
      ))}
    </p>
  </section>
);
