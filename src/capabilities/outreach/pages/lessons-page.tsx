import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { WordsField } from '../../../platform/pages/field/field.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Lesson } from '../store/lessons.ts';
import { staffWords as t } from '../texts/staff.ts';
import { monthInWords } from './months.ts';
import { Paragraphs } from './why.tsx';

/** What the school changes because it lost contacts: no name, no day, no writer. */
export const LessonsPage = ({ frame, lessons }: { frame: Frame; lessons: Lesson[] }) => (
  <StaffPage frame={frame} title={t('lessons.title')}>
    <h1>{t('lessons.title')}</h1>
    <p>{t('lessons.intro')}</p>
    {lessons.length === 0 && <p>{t('lessons.empty')}</p>}
    {lessons.length > 0 && <p class="quiet">{t('lessons.remove-hint')}</p>}
    {lessons.length > 0 && (
      <section class="card">
        <ul class="rows">
          {lessons.map(({ id, month, words }) => (
            <li>
              <div>
                <Paragraphs words={words} />
                <p class="quiet">{monthInWords(month)}</p>
              </div>
              <form method="post" action={`/staff/lost/lessons/${id}/removal`}>
                <button class="button quietly" aria-label={t('lessons.remove-which', { words: words.slice(0, 60) })}>
                  {t('lessons.remove')}
                </button>
              </form>
            </li>
          ))}
        </ul>
      </section>
    )}
    <LinkButton look="quietly" to="/staff/lost">
      {t('entry.list')}
    </LinkButton>
  </StaffPage>
);

export interface LessonForm {
  /** Made with the form, so that a lesson sent twice stands there once. */
  lessonId: string;
  words: string;
  slip?: 'lesson.empty';
  /** A word that looks like a name of the family. */
  name?: string;
}

export const LessonCard = ({ entryId, lessonId, words, slip, name }: LessonForm & { entryId: string }) => (
  <section class="card">
    <h2>{t('lesson.title')}</h2>
    <p>{t('lesson.what')}</p>
    <form method="post" action={`/staff/lost/${entryId}/lessons`} autocomplete="off">
      <input type="hidden" name="id" value={lessonId} />
      <WordsField
        name="words"
        label={t('lesson.words')}
        hint={t('lesson.words-hint')}
        value={words}
        slip={name === undefined ? slip && t(slip) : t('lesson.name', { word: name })}
        maxlength={500}
      />
      {name !== undefined && <Choices name="no-name" several options={[{ value: 'yes', text: t('lesson.no-name') }]} />}
      <Button look="second">{t('lesson.save')}</Button>
    </form>
  </section>
);
