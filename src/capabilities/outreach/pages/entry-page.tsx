import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Entry } from '../store/entries.ts';
import type { Relative } from '../store/families.ts';
import { staffWords as t } from '../texts/staff.ts';
import { EndedCard } from './ending-page.tsx';
import { LessonCard, type LessonForm } from './lessons-page.tsx';
import { OwnerCard, type OwnerCardProps } from './owner-card.tsx';
import { DoneCard, StepsCard, type StepsCardProps } from './steps-card.tsx';
import { whereabouts } from './who.tsx';
import { Paragraphs, Why, type WhyProps } from './why.tsx';

export interface EntryPageProps {
  frame: Frame;
  entry: Entry;
  why: WhyProps;
  cameOfIt: string;
  family: Relative[];
  going: Omit<OwnerCardProps, 'entry'>;
  steps: Omit<StepsCardProps, 'entry'>;
  lesson: LessonForm;
  erasedOn: Day;
  saved?: 'entry.saved' | 'lesson.saved';
  clash?: boolean;
  /** Why it could not be put back. */
  reopening?: 'ending.reopen-twice';
}

/** One lost contact: why, who goes, what was done, what comes next, and what the school changes. */
export const EntryPage = ({ frame, entry, why, cameOfIt, family, going, steps, lesson, erasedOn, saved, clash = false, reopening }: EntryPageProps) => (
  <StaffPage frame={frame} title={entry.name}>
    <h1>
      <bdi>{entry.name}</bdi>
    </h1>
    <p class="quiet">{whereabouts(entry)}</p>
    {saved && <Notice>{t(saved)}</Notice>}
    {clash && <Notice worry>{t('entry.clash')}</Notice>}
    {entry.ending !== null && <EndedCard entry={entry} erasedOn={erasedOn} refused={reopening} />}
    {(entry.ending === null || clash) && (
      <>
        <OwnerCard entry={entry} {...going} />
        <StepsCard entry={entry} {...steps} />
      </>
    )}
    {entry.ending !== null && !clash && steps.done.length > 0 && <DoneCard done={steps.done} />}
    <section class="card">
      <h2>{t('entry.why')}</h2>
      <Why {...why} />
      {cameOfIt !== '' && (
        <>
          <h3>{t('ending.what')}</h3>
          <Paragraphs words={cameOfIt} />
        </>
      )}
      <LinkButton look="second" icon="pencil" to={`/staff/lost/${entry.id}/reason`}>
        {t('entry.change')}
      </LinkButton>
    </section>
    <Family name={entry.name} family={family} />
    <LessonCard entryId={entry.id} {...lesson} />
    {entry.ending === null && <p class="quiet">{t('entry.erased', { day: dateInWords('nl', erasedOn) })}</p>}
    <p class="quiet">{t('list.who-sees')}</p>
    <LinkButton look="quietly" to="/staff/lost">
      {t('entry.list')}
    </LinkButton>
  </StaffPage>
);

/** As staff call them: "Arabisch". */
const languageNames = new Intl.DisplayNames(['nl'], { type: 'language' });

/** Whom to call, in which language, and for which children at once. */
const Family = ({ name, family }: { name: string; family: Relative[] }) => {
  const guardians = family.filter(({ kind }) => kind === 'guardian');
  const pupils = family.filter(({ kind }) => kind === 'pupil');
  return (
    <section class="card">
      <h2>{t('family.title')}</h2>
      {guardians.length === 0 && <p>{t('family.nobody', { name })}</p>}
      {guardians.length > 0 && (
        <>
          <h3>{t('family.guardians')}</h3>
          <ul>
            {guardians.map((guardian) => (
              <li>{t('family.speaks', { name: guardian.name, language: languageNames.of(guardian.language) ?? '' })}</li>
            ))}
          </ul>
        </>
      )}
      {pupils.length > 0 && (
        <>
          <h3>{t('family.children')}</h3>
          <ul>
            {pupils.map((pupil) => (
              <li>{t('family.pupil', { name: pupil.name, around: pupil.around ?? 'none' })}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
