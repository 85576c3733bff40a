import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { EndingForm, EndingSlips } from '../rules/ending.ts';
import type { Entry } from '../store/entries.ts';
import { endings } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';
import { goingLine } from './list-page.tsx';

interface Props {
  frame: Frame;
  entry: Entry;
  today: Day;
  typed: EndingForm;
  slips?: EndingSlips;
  clash?: boolean;
}

/** The contact is back; or the family does not want it now, which is theirs to say. */
export const EndingPage = ({ frame, entry, today, typed, slips = {}, clash = false }: Props) => {
  const title = t('ending.title', { name: entry.name });
  return (
    <StaffPage frame={frame} title={title}>
      <h1>{title}</h1>
      {clash && (
        <Notice worry>
          <p>{t('entry.clash')}</p>
          <p>{goingLine(entry, today)}</p>
        </Notice>
      )}
      <form method="post" action={`/staff/lost/${entry.id}/ending`} autocomplete="off">
        <input type="hidden" name="edition" value={entry.edition} />
        <section class="card">
          <fieldset>
            <legend>
              <h2>{t('ending.what')}</h2>
            </legend>
            {slips.ending && <Notice worry>{t(slips.ending)}</Notice>}
            <Choices
              name="ending"
              chosen={typed.ending ? [typed.ending] : []}
              options={endings.map((value) => ({ value, text: t(`ending.${value}`), more: t(`ending.${value}-more`) }))}
            />
          </fieldset>
        </section>
        <section class="card">
          <TextField
            name="ended-on"
            type="date"
            label={t('ending.ended-on')}
            value={typed.endedOn}
            slip={slips.endedOn && t(slips.endedOn, { day: dateInWords('nl', entry.lastOn) })}
          />
          <WordsField name="came-of-it" label={t('ending.came-of-it')} hint={t('ending.came-of-it-hint')} value={typed.cameOfIt} />
        </section>
        <Buttons>
          <Button>{t('ending.save')}</Button>
        </Buttons>
      </form>
      <LinkButton look="quietly" to={`/staff/lost/${entry.id}`}>
        {t('reason.back')}
      </LinkButton>
    </StaffPage>
  );
};

/** How it ended, when it goes, and the way back when that was a slip. */
export const EndedCard = ({ entry, erasedOn, refused }: { entry: Entry; erasedOn: Day; refused: 'ending.reopen-twice' | undefined }) => (
  <section class="card">
    <p>
      <strong>
        {t(entry.ending === 'back' ? 'ending.is-back' : 'ending.is-not-now', {
          day: dateInWords('nl', entry.endedOn ?? entry.notedOn),
          erased: dateInWords('nl', erasedOn),
        })}
      </strong>
    </p>
    {refused && <Notice worry>{t(refused)}</Notice>}
    <form method="post" action={`/staff/lost/${entry.id}/opening`}>
      <input type="hidden" name="edition" value={entry.edition} />
      <p class="quiet">{t('ending.reopen-what')}</p>
      <Button look="second">{t('ending.reopen')}</Button>
    </form>
  </section>
);
