import { isUuid, type SchoolId, schoolId } from '../../../platform/database/ids.ts';
import { sameBytes } from '../../../platform/secrets/random.ts';
import { stamp } from '../../../platform/secrets/seal.ts';
import { type Way, ways } from '../tables.ts';
import type { Version } from './questions.ts';

/**
 * Says who may answer which question, so that an answer finds its place after the session is over,
 * on a phone that was offline for weeks, or after signing out.
 */
export interface Ticket {
  school: SchoolId;
  personId: string;
  occasionId: string;
  classId: string | null;
  version: Version;
  way: Way;
}

const versions: readonly Version[] = ['6-9', '10-13', '14-18', 'guardian'];

/** @param keyOf the key for tickets of a school */
export function writeTicket(ticket: Ticket, keyOf: (school: SchoolId) => Buffer): string {
  const { school, personId, occasionId, classId, version, way } = ticket;
  const words = [school, personId, occasionId, classId ?? '', version, way].join('.');
  return `${words}.${stamp(keyOf(school), words).toString('base64url')}`;
}

/** Undefined when we did not write it. */
export function readTicket(text: string, keyOf: (school: SchoolId) => Buffer): Ticket | undefined {
  const end = text.lastIndexOf('.');
  const words = text.slice(0, end);
  const [school = '', personId = '', occasionId = '', classId = '', version, way] = words.split('.');
  if (![school, personId, occasionId].every(isUuid)) return undefined;
  if (!sameBytes(stamp(keyOf(schoolId(school)), words), Buffer.from(text.slice(end + 1), 'base64url'))) return undefined;
  return {
    school: schoolId(school),
    personId,
    occasionId,
    classId: classId || null,
    version: versions.find((known) => known === version) ?? '10-13',
    way: ways.find((known) => known === way) ?? 'own-device',
  };
}
