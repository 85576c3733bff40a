import { Button, Buttons } from '../../../platform/pages/button/button.tsx';
import { TextField } from '../../../platform/pages/field/field.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { ClosedStretch } from '../rules/calendar.ts';
import { staffWords as t } from '../texts/staff.ts';

interface SchoolForm {
  name: string;
  phone: string;
  place: string;
}

type SchoolSlip = 'school.name-empty' | 'school.phone-odd' | 'school.day-odd' | 'school.days-order';

interface Props {
  frame: Frame;
  form: SchoolForm;
  closed: ClosedStretch[];
  typed?: { from: string; until: string; name: string };
  slips?: { name?: SchoolSlip; phone?: SchoolSlip; from?: SchoolSlip; until?: SchoolSlip };
  /** The school year whose Flemish holidays one can add, by its first calendar year. */
  years: number[];
}

/** The school's name and calendar. The calendar decides what "ten laatste dinsdag" means. */
export const SchoolPage = ({ frame, form, closed, typed, slips = {}, years }: Props) => (
  <StaffPage frame={frame} title={t('school.title')} here="/staff/school">
    <h1>{t('school.title')}</h1>
    <form class="card" method="post" action="/staff/school" autocomplete="off">
      <TextField name="name" label={t('school.name')} value={form.name} slip={slips.name && t(slips.name)} maxlength={100} />
      <TextField
        name="phone"
        type="tel"
        label={t('school.phone')}
        hint={t('school.phone-hint')}
        value={form.phone}
        slip={slips.phone && t(slips.phone)}
        maxlength={40}
      />
      <TextField name="place" label={t('school.place')} hint={t('school.place-hint')} value={form.place} maxlength={200} />
      <Buttons>
        <Button>{t('school.save')}</Button>
      </Buttons>
    </form>
    <section class="card">
      <h2>{t('school.calendar')}</h2>
      <p>{t('school.calendar-what')}</p>
      <ul class="rows">
        {closed.map(({ name, from, until }) => (
          <li>
            <span>
              <strong>{nameOfHoliday(name)}</strong> {stretch(from, until)}
            </span>
            <form method="post" action="/staff/school/closed-days">
              <input type="hidden" name="from" value={from} />
              <input type="hidden" name="until" value={until} />
              <button class="button quietly" name="remove" value="yes" aria-label={t('school.remove-which', { name: nameOfHoliday(name) })}>
                {t('school.remove')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action="/staff/school/closed-days" autocomplete="off">
        <h3>{t('school.add')}</h3>
        <TextField name="name" label={t('school.closed-name')} value={typed?.name ?? ''} maxlength={100} />
        <TextField name="from" type="date" label={t('school.from')} value={typed?.from ?? ''} slip={slips.from && t(slips.from)} />
        <TextField
          name="until"
          type="date"
          label={t('school.until')}
          hint={t('school.until-hint')}
          value={typed?.until ?? ''}
          slip={slips.until && t(slips.until)}
        />
        <Button look="second">{t('school.add')}</Button>
      </form>
      <form method="post" action="/staff/school/holidays">
        {years.map((year) => (
          <button class="button second" name="year" value={String(year)}>
            {t('school.holidays', { from: String(year), until: String(year + 1) })}
          </button>
        ))}
      </form>
    </section>
  </StaffPage>
);

const stretch = (from: Day, until: Day): string => (from === until ? dateInWords('nl', from) : `${dateInWords('nl', from)} – ${dateInWords('nl', until)}`);

const holidayNames = ['autumn', 'armistice', 'christmas', 'carnival', 'easter', 'labour-day', 'ascension', 'whit-monday', 'summer'] as const;

/** Holidays by rule are kept by their English word; a school's own free days by the words it typed. */
function nameOfHoliday(name: string): string {
  const known = holidayNames.find((holiday) => holiday === name);
  return known ? t(`holiday.${known}`) : name;
}
