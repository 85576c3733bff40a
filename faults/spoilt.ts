import { randomUUID } from 'node:crypto';
import { seal } from '../src/platform/secrets/seal.ts';
import { compare, type Entry, type Findings, type Found } from './ledger.ts';
import { type Inspection, readFound } from './school.ts';

/** One thing to spoil in a sound database, and what must then be found, once, and nothing else. */
interface Spoiling {
  what: string;
  shows: keyof Findings;
  spoil(inspection: Inspection, found: Found): Promise<unknown>;
}

const spoilings: Spoiling[] = [
  {
    what: 'an answer that went missing',
    shows: 'lost',
    spoil: ({ owner }, found) => owner.query('delete from check_ins.answer where id = $1', [firstOf(found.answers).id]),
  },
  {
    what: 'an answer kept aside that went missing',
    shows: 'lost',
    spoil: ({ owner }, found) => owner.query('delete from check_ins.conflict where answer_id = $1', [firstOf(found.aside).id]),
  },
  {
    what: 'an answer that is there twice',
    shows: 'doubled',
    spoil({ owner, keys }, found) {
      const { id, personId, said } = firstOf(found.answers);
      const other = randomUUID();
      return owner.query(
        `insert into check_ins.answer (school_id, id, occasion_id, person_id, confidant_id, teachers_too, said_on, way, fingerprint, words)
         select school_id, $2, occasion_id, person_id, confidant_id, teachers_too, said_on, way, fingerprint, $3 from check_ins.answer where id = $1`,
        [id, other, seal(keys.get(personId) as Buffer, JSON.stringify(said), other)],
      );
    },
  },
  {
    what: 'an answer with other words',
    shows: 'changed',
    spoil({ owner, keys }, found) {
      const { id, personId, said } = firstOf(found.answers);
      return owner.query('update check_ins.answer set words = $2 where id = $1', [
        id,
        seal(keys.get(personId) as Buffer, JSON.stringify({ ...(said as object), more: 'iets anders' }), id),
      ]);
    },
  },
  {
    what: 'an answer that cannot be read',
    shows: 'changed',
    spoil: ({ owner }, found) => owner.query('update check_ins.answer set words = $2 where id = $1', [firstOf(found.answers).id, randomUUID()]),
  },
  {
    what: 'a promise that went missing',
    shows: 'wrongPromises',
    spoil: ({ owner }, found) => owner.query('delete from follow_ups.promise where id = $1', [firstOf(found.promises).id]),
  },
  {
    what: 'somebody who answered and is not counted',
    shows: 'wrongCoverage',
    spoil: ({ owner }, found) =>
      owner.query('update check_ins.turn set answered_on = null where person_id = $1', [
        firstOf(found.turns.filter(({ hasAnswered }) => hasAnswered)).personId,
      ]),
  },
];

/**
 * Spoils the database itself in every way there is a word for, one at a time and without keeping it, and compares again.
 * @returns what the comparison did not see; a check that cannot fail proves nothing
 */
export async function unseenSpoilings(inspection: Inspection, entries: readonly Entry[]): Promise<string[]> {
  const sound = await readFound(inspection);
  const unseen: string[] = [];
  for (const { what, shows, spoil } of spoilings) {
    await inspection.owner.query('begin');
    await spoil(inspection, sound);
    const findings = compare(entries, await readFound(inspection));
    await inspection.owner.query('rollback');
    if (Object.entries(findings).some(([name, count]) => count !== (name === shows ? 1 : 0))) unseen.push(what);
  }
  return unseen;
}

function firstOf<Item>(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined) throw new Error('There is nothing to spoil.');
  return first;
}
