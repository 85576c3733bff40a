import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Reason, ReasonSlips } from '../rules/reason.ts';
import type { Entry } from '../store/entries.ts';
import { obstacles } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';
import { type Shown, Who } from './who.tsx';
import { Why, type WhyProps } from './why.tsx';

/** That somebody of this family stands in the register already; what of it may be seen, and whether it may be called another family. */
interface FamilyThere {
  seen: Pick<Entry, 'id' | 'name'>[];
  mayPutApart: boolean;
}

interface Props {
  frame: Frame;
  who: Shown;
  typed: Reason;
  slips?: ReasonSlips;
  /** The form of somebody new, or of an entry that is there. */
  form: { newId: string; personId: string } | { entryId: string; edition: string };
  familyThere?: FamilyThere;
  /** What a colleague made of it meanwhile. */
  clash?: WhyProps;
}

/** When contact was lost, and what of the school stood in the way. */
export const ReasonPage = ({ frame, who, typed, slips = {}, form, familyThere, clash }: Props) => {
  const isNew = 'newId' in form;
  return (
    <StaffPage frame={frame} title={t('reason.title', { name: who.name })}>
      <h1>{t('reason.title', { name: who.name })}</h1>
      {isNew && (
        <p>
          <Who {...who} />
        </p>
      )}
      <p>{t('reason.intro', { name: who.name })}</p>
      {familyThere && <FamilyNotice {...familyThere} />}
      {clash && (
        <Notice worry>
          <p>{t('entry.clash')}</p>
          <h2>{t('entry.now')}</h2>
          <Why {...clash} />
        </Notice>
      )}
      <form method="post" action={isNew ? '/staff/lost' : `/staff/lost/${form.entryId}/reason`} autocomplete="off">
        {isNew ? (
          <>
            <input type="hidden" name="id" value={form.newId} />
            <input type="hidden" name="person" value={form.personId} />
          </>
        ) : (
          <input type="hidden" name="edition" value={form.edition} />
        )}
        {familyThere?.mayPutApart && (
          <section class="card">
            <Choices name="apart" several options={[{ value: 'yes', text: t('family.apart') }]} />
          </section>
        )}
        <section class="card">
          <TextField
            name="last-on"
            type="date"
            label={t('reason.last-on')}
            hint={t('reason.last-on-hint')}
            value={typed.lastOn}
            slip={slips.lastOn && t(slips.lastOn)}
          />
          <Choices name="about" several chosen={typed.isAbout ? ['yes'] : []} options={[{ value: 'yes', text: t('reason.about') }]} />
        </section>
        <section class="card">
          <fieldset>
            <legend>
              <h2>{t('reason.obstacles')}</h2>
            </legend>
            <p class="quiet">{t('reason.obstacles-hint')}</p>
            {slips.obstacles && <Notice worry>{t(slips.obstacles)}</Notice>}
            <Choices name="obstacles" several chosen={typed.obstacles} options={obstacles.map((value) => ({ value, text: t(`obstacle.${value}`) }))} />
          </fieldset>
        </section>
        <section class="card">
          <WordsField name="known" label={t('reason.known')} hint={t('reason.known-hint')} value={typed.known} />
          <WordsField name="guessed" label={t('reason.guessed')} hint={t('reason.guessed-hint')} value={typed.guessed} />
        </section>
        <Buttons>
          <Button>{t(isNew ? 'reason.save-new' : 'reason.save')}</Button>
        </Buttons>
      </form>
      <LinkButton look="quietly" to={isNew ? '/staff/lost/new' : `/staff/lost/${form.entryId}`}>
        {t(isNew ? 'reason.other' : 'reason.back')}
      </LinkButton>
    </StaffPage>
  );
};

const FamilyNotice = ({ seen }: FamilyThere) => (
  <Notice worry={seen.length === 0}>
    <p>{t('family.there')}</p>
    <p>{t(seen.length > 0 ? 'family.there-seen' : 'family.there-elsewhere')}</p>
    {seen.map(({ id, name }) => (
      <p>
        <a href={`/staff/lost/${id}`}>{name}</a>
      </p>
    ))}
  </Notice>
);
