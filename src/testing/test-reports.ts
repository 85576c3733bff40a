import { sql } from 'kysely';
import { Client } from 'pg';
import { reports } from '../capabilities/reports/index.ts';
import { feeling } from '../capabilities/reports/small-groups/made-up-school.ts';
import type { CountedPerson, Figures, Gathered } from '../platform/capability.ts';
import { runJobs } from '../platform/jobs/jobs.ts';
import { newId } from '../platform/secrets/random.ts';
import { testSchool } from './test-school.ts';

/** Rounds that a made-up capability has closed, and whether it breaks down when it notes that one is published. */
interface MadeUpRounds {
  closed: Gathered[];
  breakDown: boolean;
}

/** A test school whose rounds a made-up capability gathers; what that notes of their publication lies in a real table. */
export async function testReports() {
  const school = await testSchool();
  const owner = new Client(school.ground.ownerUrl);
  await owner.connect();
  const rounds: MadeUpRounds = { closed: [], breakDown: false };
  const madeUp: Figures = {
    async awaiting(db, _, of) {
      const { rows } = await sql<{ name: string }>`select name from platform.job_day where school_id = ${of} and name like 'published %'`.execute(db);
      return rounds.closed.filter(({ id }) => !rows.some(({ name }) => name === `published ${id}`));
    },
    async published(db, of, id) {
      await sql`insert into platform.job_day (school_id, name, day, taken_at) values (${of}, ${`published ${id}`}, '2026-11-24', now())`.execute(db);
      if (rounds.breakDown) throw new Error('the disk is full');
    },
  };
  const runRounds = (): Promise<void> => runJobs({ ...school.ground, figures: [madeUp] }, [reports]);

  const answering = (classId: string | null, counts: Record<string, number>): CountedPerson[] =>
    Object.entries(counts).flatMap(([option, count]) => Array.from({ length: count }, () => ({ class: classId, year: null, answers: { asked: [option] } })));

  /** Each round asks a question of its own, unless it says which. */
  function roundOf(people: CountedPerson[], title = 'Terugblik', question = newId()): Gathered {
    const { '5A': a, '6B': b } = school.classes;
    return {
      id: newId(),
      title,
      openedOn: '2026-11-09',
      closedOn: '2026-11-20',
      audience: 'pupils',
      tables: [{ ...feeling, question, levels: ['school', 'class'] }],
      people: people.map(({ answers, ...person }) => ({ ...person, answers: { [question]: answers.asked ?? [] } })),
      asked: { school: 60, [a]: 25, [b]: 22 },
      groups: [
        { id: a, level: 'class', name: '5A', within: null },
        { id: b, level: 'class', name: '6B', within: null },
      ],
    };
  }

  async function publicationIdOf({ id }: Gathered): Promise<string | undefined> {
    return (await owner.query<{ id: string }>('select id from reports.publication where occasion_id = $1', [id])).rows[0]?.id;
  }

  return {
    school,
    owner,
    rounds,
    madeUp,
    runRounds,
    answering,
    roundOf,
    publicationIdOf,
    veerle: await school.browserOf('Veerle'),
    bart: await school.browserOf('Bart'),
    griet: await school.browserOf('Griet'),
    usual: (): CountedPerson[] => [
      ...answering(school.classes['5A'], { 'very-good': 5, good: 7, 'so-so': 5, bad: 3 }),
      ...answering(school.classes['6B'], { 'very-good': 6, good: 4, 'so-so': 4, bad: 3, 'very-bad': 1 }),
    ],
    /** Closes a round, publishes it and says where. */
    async published(people: CountedPerson[], title?: string, question?: string): Promise<{ round: Gathered; path: string }> {
      const round = roundOf(people, title, question);
      rounds.closed = [round];
      await runRounds();
      return { round, path: `/staff/reports/${await publicationIdOf(round)}` };
    },
    beginAgain(): void {
      rounds.closed = [];
      rounds.breakDown = false;
    },
    async close(): Promise<void> {
      await owner.end();
      await school.close();
    },
  };
}
