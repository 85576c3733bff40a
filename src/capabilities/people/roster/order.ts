import type { RosterPerson } from './roster.ts';

/** As in a telephone book, with class 2A before class 10A; the id decides between equals, so that the order is always the same. */
const dutch = new Intl.Collator('nl', { numeric: true });

interface Named {
  sourceId: string;
  name: string;
}

export const byName = (a: Named, b: Named): number => dutch.compare(a.name, b.name) || byId(a, b);

export const inNameOrder = <P extends RosterPerson>(people: P[]): P[] =>
  people.sort((a, b) => dutch.compare(a.familyName, b.familyName) || dutch.compare(a.givenName, b.givenName) || byId(a, b));

const byId = (a: { sourceId: string }, b: { sourceId: string }): number => (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : 0);
