import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import { LinkButton } from '../../platform/pages/button/button.tsx';
import type { Staff } from '../../platform/web/visitor.ts';
import { cardHoldersOfClass } from './store/card-holders.ts';
import type { Db } from './store/sessions.ts';
import { staffWords as t } from './texts/staff.ts';

/** On the page of a class: who still needs a card. */
export async function classCards({ database }: Ground, staff: Staff, { id }: { id: string }): Promise<Card[]> {
  const holders = await database.inSchool(staff.school, (db: Db) => cardHoldersOfClass(db, staff.school, id));
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
        </section>
      ),
    },
  ];
}
