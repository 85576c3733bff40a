import { Button } from '../../../platform/pages/button/button.tsx';
import { WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import type { ReadDoubt } from '../line.ts';
import type { DoubtRefusal } from '../rules/doubting.ts';
import { staffWords as t } from '../texts/staff.ts';

export type DoubtSlip = DoubtRefusal | 'doubt.open' | 'doubt.answered';

interface Props {
  id: string;
  doubts: ReadDoubt[];
  mayWrite: boolean;
  slip: DoubtSlip | undefined;
  /** What was typed beside a slip: about a doubt, or a new one (an empty id). */
  typed: { doubtId: string; words: string } | undefined;
}

/** What staff doubts in a draft, without names, with the answers of the leadership. */
export const Doubts = ({ id, doubts, mayWrite, slip, typed }: Props) => {
  const typedFor = (doubtId: string): string | undefined => (typed?.doubtId === doubtId ? typed.words : undefined);
  const slipAt = (doubtId: string): string | undefined => (slip && slip !== 'doubt.open' && typed?.doubtId === doubtId ? t(slip) : undefined);
  return (
    <section class="card">
      <h2>{t('doubt.title', { count: doubts.filter(({ answer }) => !answer).length })}</h2>
      {doubts.map((doubt) => (
        <>
          <p>
            <q dir="auto">{doubt.words}</q>
          </p>
          {doubt.answer && <Answered answer={doubt.answer} tooLate={typedFor(doubt.id)} />}
          {!doubt.answer && !mayWrite && <p class="quiet">{t('doubt.waiting')}</p>}
          {!doubt.answer && mayWrite && (
            <form method="post" action={`/staff/agreements/${id}/doubts/${doubt.id}/answer`} autocomplete="off">
              <WordsField
                name={`answer-${doubt.id}`}
                label={t('doubt.answer-it')}
                value={typedFor(doubt.id) ?? ''}
                maxlength={100_000}
                slip={slipAt(doubt.id)}
              />
              <Button look="second">{t('doubt.answer-send')}</Button>
            </form>
          )}
        </>
      ))}
      <form method="post" action={`/staff/agreements/${id}/doubts`} autocomplete="off">
        <WordsField name="doubt" label={t('doubt.raise')} hint={t('doubt.hint')} value={typedFor('') ?? ''} maxlength={100_000} slip={slipAt('')} />
        <Button look="second">{t('doubt.send')}</Button>
      </form>
    </section>
  );
};

/** @param tooLate what a second head answered at the same moment */
const Answered = ({ answer, tooLate }: { answer: string; tooLate: string | undefined }) => (
  <>
    <p>
      <strong>{t('doubt.answer')}</strong> {answer}
    </p>
    {tooLate && (
      <Notice worry>
        {t('doubt.answered')} <q>{tooLate}</q>
      </Notice>
    )}
  </>
);
