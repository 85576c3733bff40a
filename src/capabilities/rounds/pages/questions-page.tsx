import type { Child } from 'hono/jsx';
import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { SelectField, TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Version } from '../../../platform/two-books/books.ts';
import { ownKinds } from '../rules/editing.ts';
import type { Question } from '../rules/questions.ts';
import { staffWords as t } from '../texts/staff.ts';

export interface OwnForm {
  words: string;
  kind: string;
  options: string;
}

interface Props {
  frame: Frame;
  roundId: string;
  version: Version;
  edition: number;
  /** All that can be put, with the words as they are typed, and whether they are put. */
  candidates: { question: Question; words: string; isChosen: boolean; slip?: string | undefined; advice: string[] }[];
  own: OwnForm;
  ownSlips?: { words?: string | undefined; options?: string | undefined };
  isClash?: boolean;
  isSaved?: boolean;
}

/** Which questions are put to people of one age, and in which words. */
export const QuestionsPage = ({ frame, roundId, version, edition, candidates, own, ownSlips = {}, isClash = false, isSaved = false }: Props) => (
  <StaffPage frame={frame} title={t('questions.title', { people: t(`audience.${version}`) })} here="/staff/rounds">
    <h1>{t('questions.title', { people: t(`audience.${version}`) })}</h1>
    {isSaved && <Notice>{t('draft.saved')}</Notice>}
    {isClash && <Notice worry>{t('draft.clash')}</Notice>}
    <p>{t('questions.intro')}</p>
    <form method="post" action={`/staff/rounds/${roundId}/questions/${version}`} autocomplete="off">
      <input type="hidden" name="edition" value={String(edition)} />
      {candidates.map((candidate, place) => (
        <Candidate {...candidate} place={place} />
      ))}
      <section class="card">
        <h2>{t('questions.own')}</h2>
        <TextField name="own-words" label={t('questions.own-text')} value={own.words} slip={ownSlips.words} />
        <SelectField
          name="own-kind"
          label={t('questions.own-kind')}
          value={own.kind}
          options={ownKinds.map((kind) => ({ value: kind, text: t(`questions.kind-${kind}`) }))}
        />
        <WordsField name="own-options" label={t('questions.own-options')} value={own.options} slip={ownSlips.options} />
      </section>
      <Buttons>
        <Button>{t('questions.save')}</Button>
        <LinkButton look="quietly" to={`/staff/rounds/${roundId}`}>
          {t('questions.back')}
        </LinkButton>
      </Buttons>
    </form>
  </StaffPage>
);

const Candidate = ({ question, words, isChosen, slip, advice, place }: Props['candidates'][number] & { place: number }) => (
  <section class="card">
    <Choices name="ask" several chosen={isChosen ? [question.id] : []} options={[{ value: question.id, text: question.text.nl, more: describe(question) }]} />
    <TextField name={`words-${place}`} label={t('questions.words')} value={words} slip={slip} />
    <input type="hidden" name={`id-${place}`} value={question.id} />
    {advice.map((sentence) => (
      <p class="hint">{sentence}</p>
    ))}
  </section>
);

function describe({ kind, options, isByName, canBeSpoken, canBeDrawn }: Question): Child {
  const answers = options
    .filter(({ isSkip }) => !isSkip)
    .map(({ text }) => text.nl)
    .join(' · ');
  return (
    <>
      {kind === 'words' ? t(canBeDrawn ? 'questions.kind-freely' : canBeSpoken ? 'questions.kind-spoken' : 'questions.kind-words') : answers}
      {isByName && ` · ${t('questions.by-name')}`}
    </>
  );
}
