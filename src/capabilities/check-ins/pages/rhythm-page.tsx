import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { SelectField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type Weekday, weekdays } from '../../../platform/time/school-days.ts';
import type { OpeningRefusal } from '../rules/opening.ts';
import { staffWords as t } from '../texts/staff.ts';

export interface RhythmForm {
  everyWeeks: number;
  weekday: Weekday;
  readerId: string;
  substituteId: string;
  isPaused: boolean;
}

interface Props {
  frame: Frame;
  /** Class id, or `guardians`. */
  of: string;
  name: string;
  rhythm: RhythmForm;
  answerers: { id: string; name: string }[];
  refused?: OpeningRefusal | undefined;
  /** From when the question may be asked again. */
  again?: Day | undefined;
  isOpen: boolean;
  isSaved?: boolean;
}

export const everyWeeksChoices = [1, 2, 3, 4, 6, 8, 12];

/** How often, on which day, and above all: who reads and answers. */
export const RhythmPage = ({ frame, of, name, rhythm, answerers, refused, again, isOpen, isSaved = false }: Props) => {
  const people = [{ value: '', text: t('rhythm.nobody') }, ...answerers.map((person) => ({ value: person.id, text: person.name }))];
  const words = refused && t(refused, { day: again ? dayInWords('nl', again) : '' });
  return (
    <StaffPage frame={frame} title={t('rhythm.title', { name })}>
      <h1>{t('rhythm.title', { name })}</h1>
      {isSaved && <Notice>{t('rhythm.saved')}</Notice>}
      <p>{t('rhythm.advice')}</p>
      {answerers.length < 2 && (
        <Notice worry>
          {t('rhythm.needs-two')} <a href="/staff/team">{t('rhythm.to-team')}</a>
        </Notice>
      )}
      {(refused === 'opening.too-soon' || refused === 'opening.nobody-there') && <Notice worry>{words}</Notice>}
      <form class="card" method="post" action={`/staff/check-ins/${of}`} autocomplete="off">
        <SelectField
          name="every-weeks"
          label={t('rhythm.weeks')}
          value={String(rhythm.everyWeeks)}
          options={everyWeeksChoices.map((weeks) => ({ value: String(weeks), text: t('rhythm.every', { weeks }) }))}
        />
        <SelectField
          name="weekday"
          label={t('rhythm.weekday')}
          value={rhythm.weekday}
          options={(Object.keys(weekdays) as Weekday[]).map((day) => ({ value: day, text: t(`rhythm.${day}`) }))}
        />
        <SelectField
          name="reader"
          label={t('rhythm.reader')}
          value={rhythm.readerId}
          options={people}
          slip={refused === 'opening.no-reader' ? words : undefined}
        />
        <SelectField
          name="substitute"
          label={t('rhythm.substitute')}
          value={rhythm.substituteId}
          options={people}
          slip={refused === 'opening.no-substitute' || refused === 'opening.same-person' ? words : undefined}
        />
        <label class="choice">
          <input type="checkbox" name="paused" value="yes" checked={rhythm.isPaused} />
          <span>{t('rhythm.paused')}</span>
        </label>
        <Buttons>
          <Button>{t('rhythm.save')}</Button>
          {!isOpen && (
            <Button look="second" to={`/staff/check-ins/${of}/occasions`}>
              {t('class.open-now')}
            </Button>
          )}
        </Buttons>
      </form>
      <LinkButton look="quietly" to={of === 'guardians' ? '/staff/coverage' : `/staff/classes/${of}`}>
        {of === 'guardians' ? t('coverage.title') : t('class.back', { name })}
      </LinkButton>
    </StaffPage>
  );
};
