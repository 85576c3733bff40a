import { Button } from '../../../platform/pages/button/button.tsx';
import { TextField } from '../../../platform/pages/field/field.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Choosable } from '../store/people.ts';
import { staffWords as t } from '../texts/staff.ts';
import { Who } from './who.tsx';

interface Props {
  frame: Frame;
  classes: { id: string; name: string }[];
  /** What was typed to find somebody. */
  typed?: string;
  slip?: 'choose.name-empty';
  /** Whom one can choose from, once a name was typed or a class chosen. */
  found?: { heading: string; people: Choosable[]; hasMore: boolean };
  /** Somebody sees all classes. */
  seesAll: boolean;
}

/** Whom did the school lose? A person says so; nothing puts itself on the list. */
export const ChoosePage = ({ frame, classes, typed = '', slip, found, seesAll }: Props) => (
  <StaffPage frame={frame} title={t('choose.title')}>
    <h1>{t('choose.title')}</h1>
    <p>{t('choose.intro')}</p>
    <form class="card" method="post" action="/staff/lost/new" autocomplete="off">
      <TextField name="name" label={t('choose.name')} hint={t('choose.name-hint')} value={typed} slip={slip && t(slip)} maxlength={100} />
      <Button look="second">{t('choose.search')}</Button>
    </form>
    {found && (
      <section class="card">
        <h2>{found.heading}</h2>
        {found.people.length === 0 && <p>{t(seesAll ? 'choose.none' : 'choose.none-own')}</p>}
        <ul class="rows">
          {found.people.map((person) => (
            <li>
              <div>
                <Who name={person.name} kind={person.kind} around={person.around} />
              </div>
              <a class="button second" href={`/staff/lost/new?person=${person.id}`} aria-label={t('choose.this-which', { name: person.name })}>
                {t('choose.this')}
              </a>
            </li>
          ))}
        </ul>
        {found.hasMore && <p>{t('choose.many')}</p>}
      </section>
    )}
    {classes.length > 0 && (
      <section class="card">
        <h2>{t('choose.classes')}</h2>
        <div class="own-things">
          {classes.map(({ id, name }) => (
            <a href={`/staff/lost/new?class=${id}`}>{t('choose.class', { name })}</a>
          ))}
        </div>
      </section>
    )}
  </StaffPage>
);
