import { base64url, fromBase64url, join, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { crockford } from '../../../platform/secrets/shared-with-browser/crockford.ts';
import { digest } from './digest.ts';
import { type Identity, isSigned, sign } from './signing.ts';

/** A contact person as everybody may know them. */
export interface ContactPerson {
  id: string;
  name: string;
  /** What somebody is at school, in a few words. */
  duty: string;
  secrecy: 'office' | 'professional';
  /** Public key of their signatures, base64url of 65 bytes. */
  identity: string;
}

/** One change to who the contact persons are. Entries form a chain: each holds the hash of the one before. */
export interface RosterEntry {
  v: 1;
  school: string;
  place: number;
  /** `2026-11-24`, by the school's calendar. */
  day: string;
  previous: string;
  adds: ContactPerson[];
  removes: string[];
}

/** An entry word for word, because that is what is hashed and signed, with who signed it. */
export interface SignedEntry {
  text: string;
  signatures: { by: string; signature: string }[];
}

export interface Roster {
  /** Who can be written to today. */
  members: ContactPerson[];
  /** Who will be, and from which day. */
  coming: (ContactPerson & { from: string })[];
  /** Who was once one, to tell whose signature is under an old answer. */
  former: ContactPerson[];
  /** Of the newest entry, base64url of 32 bytes. */
  hash: string;
  /** Hashes of all entries. */
  hashes: string[];
  /** Stands on the posters: of the first entry, 26 characters. */
  fingerprint: string;
}

/** Somebody new can be written to this many days after it was announced, so that it can be seen before it counts. */
const noticeDays = 3;

/** Who began the contact point can be written to whatever day a phone thinks it is. */
const always = '';

/** With fewer the contact point is closed: a complaint about one must be able to go to another. */
export const fewestMembers = 2;

/** The chain does not hold: somebody put something in, left something out or changed something. */
export class BrokenRoster extends Error {}

const rosterHash = async ({ text }: Pick<SignedEntry, 'text'>): Promise<string> => base64url(await digest(join(utf8('oor/v1/roster'), utf8(text))));

export const noRosterYet = base64url(new Uint8Array(32));

/** What is signed of an entry. */
export const signEntry = async (identity: Identity, text: string): Promise<string> => base64url(await sign(identity, wordsOf(text)));

/**
 * Follows the chain from its first entry and says who the contact persons are on a day. The first entry is signed by all who are
 * in it; somebody new signs for themselves together with somebody who was there; who goes is signed out by somebody who was there.
 * @param today the earlier of what the phone and what the school thinks, so that no clock makes somebody new count too soon
 * @throws BrokenRoster
 */
export async function rosterOn(entries: readonly SignedEntry[], school: string, today: string): Promise<Roster> {
  const present = new Map<string, ContactPerson & { from: string }>();
  const former: ContactPerson[] = [];
  const hashes: string[] = [];
  for (const signed of entries) {
    const entry = readEntry(signed.text);
    const previous = hashes.at(-1) ?? noRosterYet;
    if (entry.school !== school || entry.place !== hashes.length || entry.previous !== previous) throw new BrokenRoster();
    await checkSignatures(entry, signed, present);
    for (const id of entry.removes) {
      const gone = present.get(id);
      if (!gone) throw new BrokenRoster();
      former.push(gone);
      present.delete(id);
    }
    for (const person of entry.adds) {
      if (present.has(person.id)) throw new BrokenRoster();
      present.set(person.id, { ...person, from: entry.place === 0 ? always : daysAfter(entry.day, noticeDays) });
    }
    hashes.push(await rosterHash(signed));
  }
  const all = [...present.values()];
  return {
    members: all.filter(({ from }) => from <= today),
    coming: all.filter(({ from }) => from > today),
    former,
    hash: hashes.at(-1) ?? noRosterYet,
    hashes,
    fingerprint: hashes[0] ? crockford(fromBase64url(hashes[0]).slice(0, 16)) : '',
  };
}

/** Everybody whose signature may be under a message. */
export const everybodyIn = ({ members, coming, former }: Roster): ContactPerson[] => [...members, ...coming, ...former];

async function checkSignatures(
  entry: RosterEntry,
  { text, signatures }: SignedEntry,
  present: ReadonlyMap<string, ContactPerson & { from: string }>,
): Promise<void> {
  const signers = new Set<string>();
  for (const { by, signature } of signatures) {
    const person = entry.adds.find(({ id }) => id === by) ?? present.get(by);
    if (!person || !(await isSigned(fromBase64url(person.identity), fromBase64url(signature), wordsOf(text)))) throw new BrokenRoster();
    signers.add(by);
  }
  const isFirst = entry.place === 0;
  const isNew = (id: string): boolean => entry.adds.some((person) => person.id === id);
  const vouched = isFirst ? entry.adds.length >= fewestMembers : [...signers].some((id) => !isNew(id) && (present.get(id)?.from ?? '~') <= entry.day);
  if (!vouched || !entry.adds.every(({ id }) => signers.has(id))) throw new BrokenRoster();
}

const wordsOf = (text: string) => utf8(`oor/v1/roster-entry${text}`);

function readEntry(text: string): RosterEntry {
  try {
    const entry = JSON.parse(text) as RosterEntry;
    const isWhole =
      entry.v === 1 &&
      /^\d{4}-\d\d-\d\d$/.test(entry.day) &&
      Array.isArray(entry.removes) &&
      entry.adds.every((person) => [person.id, person.name, person.duty, person.identity].every((part) => typeof part === 'string')) &&
      new Set(entry.adds.map(({ id }) => id)).size === entry.adds.length;
    if (isWhole) return entry;
  } catch {
    // Not even JSON: as broken as anything else.
  }
  throw new BrokenRoster();
}

function daysAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
