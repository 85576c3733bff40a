import { issueCards, type PeopleDb, type PrintableCard } from '../capabilities/people/index.ts';
import type { TestBrowser } from './browser-of.ts';
import type { TestSchool } from './test-school.ts';

export type Name = Parameters<TestSchool['idOf']>[0];

/** A card that Bart printed on the first day. */
export async function newCardFor(school: TestSchool, name: Name): Promise<PrintableCard> {
  const [card] = await school.inSchool((db) => issueCards(db as unknown as PeopleDb, school.id, [school.idOf(name)], school.idOf('Bart'), '2026-11-24'));
  return card as PrintableCard;
}

export const isInside = async (browser: TestBrowser): Promise<boolean> => (await browser.get('/p/card')).path === '/p/card';
