import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { WordsField } from '../../../platform/pages/field/field.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { Sound } from '../../../platform/questions/spoken/recorder.tsx';
import type { ReadQuestion } from '../asking.ts';
import type { SharingRefusal } from '../rules/sharing.ts';
import { staffWords as t } from '../texts/staff.ts';

interface Props {
  frame: Frame;
  id: string;
  title: string;
  shared: { id: string; question: string; answer: string }[];
  /** The question beside which one writes, for who promised to answer it. */
  asked: ReadQuestion | undefined;
  typed?: { question: string; answer: string };
  slip?: SharingRefusal | undefined;
}

/** Answers that help others too: a person writes question and answer anew, so that nobody can be known by them. */
export const AnswersPage = ({ frame, id, title, shared, asked, typed, slip }: Props) => (
  <StaffPage frame={frame} title={t('answers.title')} here="/staff/agreements">
    <h1>{t('answers.title')}</h1>
    <p>
      <strong>{title}</strong>
    </p>
    {shared.length === 0 && <p>{t('answers.none')}</p>}
    {shared.map((one) => (
      <section class="card">
        <h2>{one.question}</h2>
        <p>{one.answer}</p>
        <form method="post" action={`/staff/agreements/${id}/answers/${one.id}/removal`}>
          <Button look="quietly">
            {t('answers.remove')}
            <span class="off-screen">{` ${one.question}`}</span>
          </Button>
        </form>
      </section>
    ))}
    <form class="card" method="post" action={`/staff/agreements/${id}/answers`} autocomplete="off">
      <h2>{t('answers.new')}</h2>
      <p>{t('answers.hint')}</p>
      {asked && (
        <>
          <input type="hidden" name="beside" value={asked.id} />
          <QuestionRead question={asked} />
        </>
      )}
      <WordsField
        name="question"
        label={t('answers.question')}
        hint={t('answers.question-hint')}
        value={typed?.question ?? ''}
        maxlength={100_000}
        slip={slip && t(slip)}
      />
      <WordsField name="answer" label={t('answers.answer')} value={typed?.answer ?? ''} maxlength={100_000} />
      <Buttons>
        <Button>{t('answers.share')}</Button>
        <LinkButton look="quietly" to={`/staff/agreements/${id}`}>
          {t('answers.back')}
        </LinkButton>
      </Buttons>
    </form>
  </StaffPage>
);

/** What somebody asks, for who promised to answer. */
const QuestionRead = ({ question }: { question: ReadQuestion }) => (
  <>
    {question.kind && (
      <p>
        <strong>{t(`question.${question.kind}`)}</strong>
      </p>
    )}
    {question.words && (
      <p>
        <q dir="auto">{question.words}</q>
      </p>
    )}
    {question.sound && <Sound label={t('question.sound')} src={`/staff/agreements/questions/${question.id}/sound`} />}
  </>
);

/** On the page of the promise. */
export const QuestionDetail = ({ question, title }: { question: ReadQuestion; title: string }) => (
  <section class="card">
    <p class="quiet">{t('question.about')}</p>
    <p>
      <a href={`/staff/agreements/${question.agreementId}`}>{title}</a>
    </p>
    <QuestionRead question={question} />
    <p>{t('question.share-hint')}</p>
    <LinkButton look="second" to={`/staff/agreements/${question.agreementId}/answers?beside=${question.id}`}>
      {t('question.share')}
    </LinkButton>
  </section>
);
