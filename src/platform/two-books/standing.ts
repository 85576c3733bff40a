import type { Outcome, Version, Way } from './books.ts';

/** Where somebody stands in an occasion; never what was said. */
export type Standing = Outcome | 'not-reached';

/** What the first book says of one person. */
interface Asked {
  personId: string;
  version: Version;
  classId: string | null;
  outcome: Outcome | null;
  way: Way | null;
}

/** Somebody who is asked, where they stand, and in which group they are shown. */
export type Standee<Person extends Asked> = Person & {
  standing: Standing;
  /** Class id, `guardians` or `staff`. */
  group: string;
};

/** @param answered who answered, and how, as far as the books are still joined; they took part, also who had said before that they would rather not */
export const standeesOf = <Person extends Asked>(people: readonly Person[], answered: ReadonlyMap<string, Way | null>): Standee<Person>[] =>
  people.map((person) => ({
    ...person,
    standing: answered.has(person.personId) ? 'took-part' : (person.outcome ?? 'not-reached'),
    way: answered.get(person.personId) ?? person.way,
    group: person.version === 'guardian' ? 'guardians' : person.version === 'staff' ? 'staff' : (person.classId ?? ''),
  }));

export interface Counts {
  asked: number;
  tookPart: number;
  didNotWant: number;
  notReached: number;
}

export function countsOf(standings: readonly Standing[]): Counts {
  const count = (wanted: Standing): number => standings.filter((standing) => standing === wanted).length;
  return { asked: standings.length, tookPart: count('took-part'), didNotWant: count('did-not-want'), notReached: count('not-reached') };
}

/** A group as one line. */
export interface GroupLine {
  /** Class id, `guardians` or `staff`. */
  of: string;
  name: string;
  counts: Counts;
}

/** Classes by name, then guardians, then staff. */
export function groupsOf<Person extends { group: string; standing: Standing }>(people: readonly Person[], nameOf: (person: Person) => string): GroupLine[] {
  const place = ({ of }: GroupLine): number => ['guardians', 'staff'].indexOf(of);
  return [...Map.groupBy(people, ({ group }) => group)]
    .map(([of, some]) => ({ of, name: nameOf(some[0] as Person), counts: countsOf(some.map(({ standing }) => standing)) }))
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'nl', { numeric: true }));
}
