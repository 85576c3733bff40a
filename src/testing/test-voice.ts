import { capabilities } from '../capabilities/index.ts';
import { addGuardianships, addMembers, addPersons, type PeopleDb } from '../capabilities/people/index.ts';
import type { VoiceDb } from '../capabilities/voice/index.tsx';
import { runJobs } from '../platform/jobs/jobs.ts';
import type { Seen, TestBrowser } from './browser-of.ts';
import type { TestSchool } from './test-school.ts';

type Fields = Record<string, string | string[]>;

/** Adds pupils of 5A, or guardians of Ben, who can sign in. @returns their ids */
export async function addPeople(school: TestSchool, kind: 'pupil' | 'guardian', count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, n) => ({
    id: crypto.randomUUID(),
    kind,
    givenName: `${kind === 'pupil' ? 'Kind' : 'Ouder'}${n}`,
    familyName: 'Lambert',
  }));
  const ids = people.map(({ id }) => id);
  await school.ground.database.inSchool(school.id, async (db: PeopleDb) => {
    await addPersons(db, school.id, school.ground.keys.schoolKey(school.id), people);
    if (kind === 'pupil') await addMembers(db, school.id, school.classes['5A'], ids, 'pupil');
    else
      await addGuardianships(
        db,
        school.id,
        ids.map((guardianId) => ({ pupilId: school.idOf('Ben'), guardianId })),
      );
  });
  return ids;
}

/** Opens a round of statements as a school does, from today on: An reads, Samira stands in. @returns its id */
export async function openVoiceAs(school: TestSchool, audiences: string[], changed: Fields = {}): Promise<string> {
  const veerle = await school.browserOf('Veerle');
  const draft = await veerle.send('/staff/voice', { for: audiences });
  const id = draft.path.split('/').at(-2) as string;
  const opened = await veerle.send(`/staff/voice/${id}/opening`, { ...voicePlan(school, draft.html), for: audiences, ...changed });
  if (opened.path !== `/staff/voice/${id}`) throw new Error(`The round did not open: ${opened.text}`);
  return id;
}

/** The form of a draft, filled in as somebody would. */
export const voicePlan = (school: TestSchool, html: string) => ({
  edition: /name="edition" value="(\d+)"/.exec(html)?.[1] ?? '',
  title: 'Wat vinden wij?',
  'opens-on': '2026-11-24',
  'closes-on': '2027-01-15',
  reader: school.idOf('An'),
  substitute: school.idOf('Samira'),
});

export interface SittingForm {
  hidden: Fields;
  /** The statements on the page, in their order, with their words. */
  statements: { id: string; words: string }[];
}

export function sittingIn(html: string): SittingForm {
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const ids = [...new Set([...html.matchAll(/name="v-([^"]+)"/g)].map((found) => found[1] as string))];
  const words = [...html.matchAll(/<h2 id="(?:s\d+|v-[^"]+)-title">(.*?)<\/h2>/gs)].map((found) => (found[1] ?? '').replace(/<[^>]+>/g, '').trim());
  return {
    hidden: { id: field('id'), ticket: field('ticket'), ...(field('here') && { here: field('here') }) },
    statements: ids.map((id, place) => ({ id, words: words[place] ?? '' })),
  };
}

export const sittingOf = async (browser: TestBrowser, round: string): Promise<SittingForm> => sittingIn((await browser.get(`/p/voice/${round}`)).html);

/** Looks at a sitting and sends what somebody says to each statement by its Dutch words; nothing is skipped. */
export async function vote(browser: TestBrowser, round: string, said: (words: string, place: number) => string | undefined, more: Fields = {}): Promise<Seen> {
  const { hidden, statements } = await sittingOf(browser, round);
  const choices = Object.fromEntries(
    statements.flatMap(({ id, words }, place) => {
      const choice = said(words, place);
      return choice ? [[`v-${id}`, choice]] : [];
    }),
  );
  return browser.send(`/answers/voice/${round}`, { ...hidden, ...choices, ...more });
}

/** The last day goes by: the round closes, a minute later its figures are published, and then its two books are taken apart. */
export async function endVoice(school: TestSchool, moment = '2027-01-16 10:00'): Promise<void> {
  school.ground.clock.set(moment);
  await runJobs(school.ground, capabilities);
  school.ground.clock.pass(1);
  for (const _ of ['figures', 'books']) await runJobs(school.ground, capabilities);
}

/** What lies in the tables of statements. */
export const voiceTables = (school: TestSchool) => {
  const inSchool = <Result>(work: (db: VoiceDb) => Promise<Result>): Promise<Result> => school.ground.database.inSchool(school.id, work);
  return {
    ballots: (round: string) => inSchool((db) => db.selectFrom('voice.ballot').selectAll().where('round_id', '=', round).execute()),
    participation: (round: string) => inSchool((db) => db.selectFrom('voice.participation').selectAll().where('round_id', '=', round).execute()),
    statements: (round: string) => inSchool((db) => db.selectFrom('voice.statement').selectAll().where('round_id', '=', round).orderBy('place').execute()),
    own: (round: string) => inSchool((db) => db.selectFrom('voice.own_statement').selectAll().where('round_id', '=', round).execute()),
    rooms: (round: string) => inSchool((db) => db.selectFrom('voice.group_session').selectAll().where('round_id', '=', round).execute()),
    lists: (round: string) => inSchool((db) => db.selectFrom('voice.result').select('lists').where('round_id', '=', round).executeTakeFirst()),
  };
};
