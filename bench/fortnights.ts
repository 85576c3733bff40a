import { Client, type ClientConfig } from 'pg';
import type { BenchSchool } from './schools.ts';

/**
 * Lays this many check-ins into a school as the fortnights before today would have: every pupil answers each time, one in ten
 * wants to talk, and nothing is ever erased. Written by the owner of the tables, because answering it all would take as long.
 * @returns how many answers that were
 */
export async function layFortnights(
  ownerConfig: ClientConfig,
  { id, classIds, readerId, substituteId, pupils }: BenchSchool,
  fortnights: number,
): Promise<number> {
  const owner = new Client(ownerConfig);
  await owner.connect();
  await owner.query(`begin; set local app.school_id = '${id}'`);
  await owner.query(
    `insert into check_ins.occasion (school_id, id, audience, class_id, opened_on, closes_on, reader_id, substitute_id)
     select $1, gen_random_uuid(), 'pupils', class_id, current_date - 14 * n, current_date - 14 * n + 13, $3, $4
     from unnest($2::uuid[]) as class_id, generate_series(1, ${fortnights}) as n`,
    [id, classIds, readerId, substituteId],
  );
  const { rowCount } = await owner.query(
    `insert into check_ins.answer (school_id, id, occasion_id, person_id, confidant_id, teachers_too, said_on, way, fingerprint, words)
     select $1, gen_random_uuid(), o.id, m.person_id, $2, false, o.opened_on, 'own-device', decode(md5(random()::text), 'hex'), decode(repeat(md5(random()::text), 4), 'hex')
     from check_ins.occasion o join people.membership m on m.school_id = o.school_id and m.class_id = o.class_id and m.role = 'pupil'
     where o.school_id = $1 and o.opened_on < current_date`,
    [id, readerId],
  );
  await owner.query(
    `insert into follow_ups.promise (school_id, id, kind, about, asker_id, class_id, urgency, person_id, substitute_id, asked_on, due_on, closed_on, closed_by, outcome)
     select $1, a.id, 'check-ins.talk', a.id, a.person_id, o.class_id, 'week', $2, $3, a.said_on, a.said_on + 7, a.said_on + 3, $2, 'talked'
     from check_ins.answer a join check_ins.occasion o on o.school_id = a.school_id and o.id = a.occasion_id where a.school_id = $1 and random() < 0.1`,
    [id, readerId, substituteId],
  );
  await owner.query(
    'insert into check_ins.reading (school_id, answer_id, reader_id, read_on) select $1, id, $2, said_on + 1 from check_ins.answer where school_id = $1',
    [id, readerId],
  );
  await owner.query(
    "insert into check_ins.turn (school_id, person_id, asked_on, asked_by_way, answered_on) select $1, unnest($2::uuid[]), current_date - 14, 'own-device', current_date - 14",
    [id, pupils.map((pupil) => pupil.id)],
  );
  await owner.query('commit');
  await owner.query('vacuum analyze');
  await owner.end();
  return rowCount ?? 0;
}
