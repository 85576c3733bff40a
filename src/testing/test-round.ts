import { capabilities } from '../capabilities/index.ts';
import type { RoundDb } from '../capabilities/rounds/index.tsx';
import { runJobs } from '../platform/jobs/jobs.ts';
import type { Seen, TestBrowser } from './browser-of.ts';
import type { TestSchool } from './test-school.ts';

type Fields = Record<string, string | string[]>;

/** Opens a round as a school does, from today for two weeks: An reads, Samira stands in. @returns its id */
export async function openRoundAs(school: TestSchool, set: string, changed: Fields = {}): Promise<string> {
  const veerle = await school.browserOf('Veerle');
  const draft = await veerle.send('/staff/rounds', { set });
  const opened = await veerle.send(`${draft.path}/opening`, { ...planFor(school, draft.html), ...changed });
  if (!opened.path.endsWith('/people')) throw new Error(`The round did not open: ${opened.text}`);
  return draft.path.split('/').at(-1) as string;
}

/** The form of a draft, filled in as somebody would. */
export const planFor = (school: TestSchool, html: string) => ({
  edition: /name="edition" value="(\d+)"/.exec(html)?.[1] ?? '',
  period: 'het eerste trimester',
  'opens-on': '2026-11-24',
  'closes-on': '2026-12-08',
  reader: school.idOf('An'),
  substitute: school.idOf('Samira'),
});

/** The hidden fields that a page with questions gave: who may answer, and the id of this answer. */
export async function askedOf(browser: TestBrowser, round: string): Promise<{ id: string; ticket: string }> {
  return hiddenIn((await browser.get(`/p/rounds/${round}`)).html);
}

export function hiddenIn(html: string): { id: string; ticket: string } {
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  return { id: field('id'), ticket: field('ticket') };
}

export const answerRound = async (browser: TestBrowser, round: string, said: Fields): Promise<Seen> =>
  browser.send(`/answers/rounds/${round}`, { ...(await askedOf(browser, round)), ...said });

/** The last day goes by: the round closes, and a minute later its two books are apart. */
export async function endRound(school: TestSchool, moment = '2026-12-09 10:00'): Promise<void> {
  school.ground.clock.set(moment);
  await runJobs(school.ground, capabilities);
  school.ground.clock.pass(1);
  await runJobs(school.ground, capabilities);
}

/** What lies in the tables of rounds. */
export const roundTables = (school: TestSchool) => {
  const inSchool = <Result>(work: (db: RoundDb) => Promise<Result>): Promise<Result> => school.ground.database.inSchool(school.id, work);
  const countOf = (table: 'rounds.conflict' | 'rounds.late_answer' | 'rounds.draft') => (round: string) =>
    inSchool(async (db) => (await db.selectFrom(table).select('round_id').where('round_id', '=', round).execute()).length);
  return {
    answers: (round: string) => inSchool((db) => db.selectFrom('rounds.answer').selectAll().where('round_id', '=', round).orderBy('pseudonym').execute()),
    participation: (round: string) => inSchool((db) => db.selectFrom('rounds.participation').selectAll().where('round_id', '=', round).execute()),
    attachments: (round: string) => inSchool((db) => db.selectFrom('rounds.attachment').selectAll().where('round_id', '=', round).orderBy('id').execute()),
    namedAttachments: (round: string) =>
      inSchool((db) =>
        db
          .selectFrom('rounds.named_attachment as attachment')
          .innerJoin('rounds.named_answer as answer', 'answer.id', 'attachment.answer_id')
          .select(['attachment.id', 'attachment.bytes'])
          .where('answer.round_id', '=', round)
          .execute(),
      ),
    /** What somebody gets who asks what is kept about them. */
    copyFor(name: Parameters<TestSchool['idOf']>[0]) {
      const { personalData } = capabilities.find((capability) => capability.name === 'rounds') as (typeof capabilities)[number];
      if (personalData === 'none') throw new Error('Rounds keep something.');
      return inSchool((db) => personalData.copyFor(db as never, school.ground, school.id, school.idOf(name)));
    },
    named: (round: string) => inSchool((db) => db.selectFrom('rounds.named_answer').selectAll().where('round_id', '=', round).execute()),
    promisesOf: (name: Parameters<TestSchool['idOf']>[0]) =>
      inSchool((db) => db.selectFrom('follow_ups.promise').selectAll().where('asker_id', '=', school.idOf(name)).execute()),
    conflicts: countOf('rounds.conflict'),
    late: countOf('rounds.late_answer'),
    drafts: countOf('rounds.draft'),
  };
};
