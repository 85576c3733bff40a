import type { Child } from 'hono/jsx';
import { LinkButton } from '../pages/button/button.tsx';
import type { Way } from './books.ts';
import type { GroupLine, Standing } from './standing.ts';

interface GroupListProps {
  groups: readonly GroupLine[];
  /** Where the groups have their pages. */
  at: string;
  words(key: 'group.look' | 'group.counts', values?: { asked: number; took: number; not: number; left: number }): string;
}

/** Whom an occasion reached, a line for each group. */
export const GroupList = ({ groups, at, words }: GroupListProps) => (
  <ul class="rows">
    {groups.map(({ of, name, counts }) => (
      <li>
        <div>
          <strong>{name}</strong>
          <p class="quiet">{words('group.counts', { asked: counts.asked, took: counts.tookPart, not: counts.didNotWant, left: counts.notReached })}</p>
        </div>
        <LinkButton look="second" to={`${at}/${of}`}>
          {words('group.look')}
          <span class="off-screen">{` ${name}`}</span>
        </LinkButton>
      </li>
    ))}
  </ul>
);

interface Line {
  name: string;
  standing: Standing;
  way: Way | null;
  /** What else stands behind the name. */
  note?: string | undefined;
}

interface StandingListsProps<Person extends Line> {
  /** Of the group. */
  name: string;
  /** By name. */
  people: readonly Person[];
  words(key: `standing.${Standing}` | `way.${Way}`, values?: { count: number }): string;
  /** What can be done, at the end of a person's line. */
  beside(person: Person): Child;
}

const standings = ['not-reached', 'took-part', 'did-not-want'] as const;

/** The people of a group, who is not reached yet in front. All lists are alphabetical. */
export const StandingLists = <Person extends Line>({ name, people, words, beside }: StandingListsProps<Person>) => (
  <>
    {standings.map((standing) => {
      const some = people.filter((person) => person.standing === standing);
      return (
        <>
          <h2>
            {name}: {words(`standing.${standing}`, { count: some.length })}
          </h2>
          <ul class="rows">
            {some.map((person) => (
              <li>
                <span>
                  {person.name}
                  {person.way && standing === 'took-part' && <small> · {words(`way.${person.way}`)}</small>}
                  {person.note && <small> · {person.note}</small>}
                </span>
                {beside(person)}
              </li>
            ))}
          </ul>
        </>
      );
    })}
  </>
);
