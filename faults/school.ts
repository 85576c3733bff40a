import { join } from 'node:path';
import { Client } from 'pg';
import { type BenchSchool, makeSchool } from '../bench/schools.ts';
import { type PeopleDb, personKeys, setLanguage } from '../src/capabilities/people/index.ts';
import { openGround } from '../src/ground.ts';
import { ownerRole } from '../src/platform/database/embedded/cluster.ts';
import { openKeyFolder } from '../src/platform/secrets/keys.ts';
import { unseal } from '../src/platform/secrets/seal.ts';
import { readSettings } from '../src/platform/settings/settings.ts';
import type { Found, Words } from './ledger.ts';

export interface LaidSchool extends BenchSchool {
  /** To which phones of this school seal their letters. */
  sealingKey: Uint8Array<ArrayBuffer>;
  /** Address of the door that its cards open. */
  door: string;
}

/** Makes a data folder with one school whose pupils all read French, and leaves it as a stopped program does. */
export async function laySchool(folder: string, pupilCount: number): Promise<LaidSchool> {
  const ground = await openGround(settingsFor(folder));
  try {
    const slug = 'de-proef';
    const school = await makeSchool(ground, slug, pupilCount);
    await ground.database.inSchool(school.id, async (db: PeopleDb) => {
      for (const { id } of school.pupils) await setLanguage(db, school.id, id, 'fr');
    });
    const { publicKey } = await ground.keys.sealedBox(school.id);
    return { ...school, sealingKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')), door: `/at/${slug}` };
  } finally {
    await ground.database.close();
  }
}

/** A look into the database as the role that owns it, past everything that hides rows. */
export interface Inspection {
  owner: Client;
  school: LaidSchool;
  /** The key under which each person's words are sealed. */
  keys: ReadonlyMap<string, Buffer>;
}

/** Looks into the database of a data folder; starts it where no program runs on it. */
export async function inspect<Result>(folder: string, school: LaidSchool, look: (inspection: Inspection) => Promise<Result>): Promise<Result> {
  const ground = await openGround(settingsFor(folder), { beside: true });
  const owner = ownerOf(folder);
  try {
    await owner.connect();
    const keys = await ground.database.inSchool(school.id, (db: PeopleDb) =>
      personKeys(
        db,
        school.id,
        ground.keys.schoolKey(school.id),
        school.pupils.map(({ id }) => id),
      ),
    );
    return await look({ owner, school, keys });
  } finally {
    await owner.end();
    await ground.database.close();
  }
}

/** The role that owns the database of this data folder; not connected yet. */
export function ownerOf(folder: string): Client {
  return new Client({ host: join(folder, 'socket'), user: ownerRole, password: openKeyFolder(folder).password('database-owner'), database: 'postgres' });
}

/** Everything that lies in the database of what phones said, unsealed with the keys of the data folder. */
export async function readFound({ owner, school, keys }: Inspection): Promise<Found> {
  const rows = async <Row>(query: string): Promise<Row[]> => (await owner.query(query, [school.id])).rows as Row[];
  const unsealed = ({ id, personId, words }: { id: string; personId: string; words: Buffer }) => ({
    id,
    personId,
    said: readWords(keys.get(personId), words, id),
  });
  return {
    answers: (await rows<Parameters<typeof unsealed>[0]>('select id, person_id as "personId", words from check_ins.answer where school_id = $1')).map(unsealed),
    aside: (
      await rows<Parameters<typeof unsealed>[0]>('select answer_id as id, person_id as "personId", words from check_ins.conflict where school_id = $1')
    ).map(unsealed),
    promises: await rows('select about as id, asker_id as "askerId" from follow_ups.promise where school_id = $1'),
    turns: await rows('select person_id as "personId", answered_on is not null as "hasAnswered" from check_ins.turn where school_id = $1'),
  };
}

function readWords(key: Buffer | undefined, words: Buffer, id: string): Words | 'unreadable' {
  try {
    return JSON.parse(unseal(key ?? Buffer.alloc(32), words, id).toString());
  } catch {
    return 'unreadable';
  }
}

const settingsFor = (folder: string) => readSettings([], { VASTEGROND_DATA: folder });
