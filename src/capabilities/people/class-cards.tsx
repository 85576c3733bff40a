import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import { Button, LinkButton } from '../../platform/pages/button/button.tsx';
import { SelectField } from '../../platform/pages/field/field.tsx';
import type { Staff } from '../../platform/web/visitor.ts';
import { cardHoldersOfClass } from './store/card-holders.ts';
import { classOf } from './store/classes.ts';
import type { Db } from './store/sessions.ts';
import { ageVersions } from './tables.ts';
import { staffWords as t } from './texts/staff.ts';

/** On the page of a class: who still needs a card, and in which version the class is asked. */
export async function classCards({ database }: Ground, staff: Staff, { id }: { id: string }): Promise<Card[]> {
  const { holders, schoolClass } = await database.inSchool(staff.school, async (db: Db) => ({
    holders: await cardHoldersOfClass(db, staff.school, id),
    schoolClass: await classOf(db, staff, id),
  }));
  const count = holders.filter(({ kind, printedOn }) => kind === 'pupil' && !printedOn).length;
  return [
    {
      place: 5,
      content: (
        <section class="card">
          <h2>{t('class.cards')}</h2>
          <p>{t('class.cards-what', { count })}</p>
          <LinkButton look="second" icon="card" to={`/staff/cards/${id}`}>
            {t('class.cards-go')}
          </LinkButton>
          <form method="post" action={`/staff/classes/${id}/age-version`} autocomplete="off">
            <SelectField
              name="age-version"
              label={t('class.age')}
              value={schoolClass?.ageVersion}
              options={ageVersions.map((value) => ({ value, text: t(`class.age-${value}`) }))}
            />
            <Button look="second">{t('class.age-save')}</Button>
          </form>
        </section>
      ),
    },
  ];
}
