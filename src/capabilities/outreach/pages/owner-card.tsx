import { Button } from '../../../platform/pages/button/button.tsx';
import { SelectField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { daysToFindOwner, type Going, type GoingSlips } from '../rules/owner.ts';
import type { Entry } from '../store/entries.ts';
import { staffWords as t } from '../texts/staff.ts';

export interface OwnerCardProps {
  entry: Entry;
  /** How long nobody goes yet. */
  waiting: { days: number; isLate: boolean };
  /** Who can go: those who said yes to it, and who is asking. */
  colleagues: { id: string; name: string }[];
  me: { id: string; name: string };
  typed: Going;
  slips?: GoingSlips;
  /** What was typed is not saved yet. */
  isBeingChanged?: boolean;
}

/** Who goes. That it takes long is said of the school, not of anybody. */
export const OwnerCard = ({ entry, waiting, colleagues, me, typed, slips = {}, isBeingChanged = false }: OwnerCardProps) => {
  const options = [
    { value: '', text: t('owner.nobody') },
    { value: me.id, text: t('owner.me', { name: me.name }) },
    ...colleagues.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ value: id, text: name })),
  ];
  const form = (
    <form method="post" action={`/staff/lost/${entry.id}/owner`} autocomplete="off">
      <input type="hidden" name="edition" value={entry.edition} />
      <SelectField name="owner" label={t('owner.owner')} hint={t('owner.hint')} value={typed.ownerId} options={options} slip={slips.owner && t(slips.owner)} />
      <SelectField
        name="substitute"
        label={t('owner.substitute')}
        value={typed.substituteId}
        options={options}
        slip={slips.substitute && t(slips.substitute)}
      />
      <Button look={entry.ownerName === null ? 'first' : 'second'}>{t('owner.save')}</Button>
    </form>
  );
  return (
    <section class="card">
      <h2>{t('owner.title')}</h2>
      {entry.ownerName === null ? <Waiting {...waiting} /> : <Goes owner={entry.ownerName} substitute={entry.substituteName} />}
      {entry.ownerName === null ? (
        form
      ) : (
        <details open={isBeingChanged}>
          <summary>{t('owner.change')}</summary>
          {form}
        </details>
      )}
    </section>
  );
};

const Waiting = ({ days, isLate }: OwnerCardProps['waiting']) =>
  isLate ? <Notice worry>{t('owner.late', { days, most: daysToFindOwner })}</Notice> : <p>{t('owner.waits', { days, most: daysToFindOwner })}</p>;

const Goes = ({ owner, substitute }: { owner: string; substitute: string | null }) => (
  <p>
    <strong>{t('owner.goes', { owner })}</strong> {substitute && t('owner.stands-in', { owner, substitute })}
  </p>
);
