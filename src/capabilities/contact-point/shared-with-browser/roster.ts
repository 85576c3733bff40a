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

/** A signature under an entry, with the day that the signer's own device knew: nobody can be let in by an entry that was dated back. */
export interface RosterSignature {
  by: string;
  day: string;
  signature: string;
}

/** An entry word for word, because that is what is hashed and signed, with who signed it. */
export interface SignedEntry {
  text: string;
  signatures: RosterSignature[];
}

export interface Roster {
  /** Who can be written to today. */
  members: ContactPerson[];
  /** Who will be, and from which day. */
  coming: (ContactPerson & { from: string })[];
  /** Of the newest entry, base64url of 32 bytes. */
  hash: string;
  /** By the hash of each entry, in their order: who was there from then on. */
  people: Map<string, ContactPerson[]>;
  /** Stands on the posters: of the first entry, 26 characters. */
  fingerprint: string;
}

/** Somebody new counts this many days after the last of those who let them in signed, so that it can be seen before. */
const noticeDays = 3;

/** With fewer the contact point is closed: a complaint about one must be able to go to another. */
export const fewestMembers = 2;

/** As many as an envelope has room for beside its writer. */
export const mostMembers = 7;

/** The chain does not hold: somebody put something in, left something out or changed something. */
export class BrokenRoster extends Error {}

export const noRosterYet = base64url(new Uint8Array(32));

/** What is signed of an entry. @param day on the signer's own clock */
export async function signEntry(identity: Identity, by: string, text: string, day: string): Promise<RosterSignature> {
  return { by, day, signature: base64url(await sign(identity, wordsOf(text, day))) };
}

/** @param identity base64url */
export const isSignedEntry = (identity: string, text: string, { day, signature }: RosterSignature): Promise<boolean> =>
  isSigned(fromBase64url(identity), fromBase64url(signature), wordsOf(text, day));

/** Eight characters by which two people can compare a public key aloud. */
export const codeOf = async (identity: string): Promise<string> => crockford(await digest(fromBase64url(identity))).slice(0, 8);

interface Present extends ContactPerson {
  from: string;
  until: string;
}

/** Who began the contact point can be written to whatever day a phone thinks it is; who stays has no last day. */
const [always, never] = ['', '~'];

/**
 * Follows the chain from its first entry and says who the contact persons are on a day. The first entry is signed by all who are
 * in it. Somebody new signs for themselves together with somebody who counts, and counts three days after. Somebody goes at once
 * when they or two who count sign it, else after three days.
 * @param today the earlier of what the phone and what the school thinks, so that no clock makes somebody new count too soon
 * @throws BrokenRoster
 */
export async function rosterOn(entries: readonly SignedEntry[], school: string, today: string): Promise<Roster> {
  const present = new Map<string, Present>();
  const people: Roster['people'] = new Map();
  let hash = noRosterYet;
  let lastDay = '';
  for (const signed of entries) {
    const entry = readEntry(signed.text);
    if (entry.school !== school || entry.place !== people.size || entry.previous !== hash || entry.day < lastDay) throw new BrokenRoster();
    const vouching = await checkSignatures(entry, signed, present);
    const lastSigned = signed.signatures.map(({ day }) => day).reduce((latest, day) => (day > latest ? day : latest), entry.day);
    for (const id of entry.removes) leave(present, id, vouching.length >= 2 || vouching.includes(id) ? entry.day : daysAfter(lastSigned, noticeDays));
    for (const person of entry.adds) {
      if ((present.get(person.id)?.until ?? '') === never) throw new BrokenRoster();
      present.set(person.id, { ...person, from: entry.place === 0 ? always : daysAfter(lastSigned, noticeDays), until: never });
    }
    const staying = [...present.values()].filter(({ until }) => until > entry.day);
    if (staying.length === 0 || staying.length > mostMembers) throw new BrokenRoster();
    hash = base64url(await digest(join(utf8('oor/v1/roster'), utf8(signed.text))));
    people.set(hash, staying.map(asKnown));
    lastDay = entry.day;
  }
  const [first] = people.keys();
  const here = [...present.values()].filter(({ until }) => until > today);
  return {
    members: here.filter(({ from }) => from <= today).map(asKnown),
    coming: here.filter(({ from }) => from > today).map((one) => ({ ...asKnown(one), from: one.from })),
    hash,
    people,
    fingerprint: first ? crockford(fromBase64url(first).slice(0, 16)) : '',
  };
}

/** Names of everybody who is or was a contact person, by id. */
export const namesIn = ({ people }: Roster): Map<string, string> => new Map([...people.values()].flat().map(({ id, name }) => [id, name]));

const asKnown = ({ id, name, duty, secrecy, identity }: ContactPerson): ContactPerson => ({ id, name, duty, secrecy, identity });

function leave(present: Map<string, Present>, id: string, until: string): void {
  const gone = present.get(id);
  if (!gone || gone.until !== never) throw new BrokenRoster();
  present.set(id, { ...gone, until });
}

/** @returns who signed and counted already on the day of the entry */
async function checkSignatures(entry: RosterEntry, { text, signatures }: SignedEntry, present: ReadonlyMap<string, Present>): Promise<string[]> {
  const signers = new Set<string>();
  for (const { by, day, signature } of signatures) {
    const person = entry.adds.find(({ id }) => id === by) ?? present.get(by);
    const holds = person && isDay(day) && day >= entry.day && !signers.has(by) && (await isSignedEntry(person.identity, text, { by, day, signature }));
    if (!holds) throw new BrokenRoster();
    signers.add(by);
  }
  const isNew = (id: string): boolean => entry.adds.some((person) => person.id === id);
  const counted = (id: string): boolean => {
    const known = present.get(id);
    return known !== undefined && known.from <= entry.day && known.until > entry.day;
  };
  const vouching = [...signers].filter((id) => !isNew(id) && counted(id));
  const vouched = entry.place === 0 ? entry.adds.length >= fewestMembers : vouching.length > 0;
  if (!vouched || !entry.adds.every(({ id }) => signers.has(id))) throw new BrokenRoster();
  return vouching;
}

const wordsOf = (text: string, day: string) => utf8(`oor/v1/roster-entry ${day} ${text}`);

/**
 * An entry that has the shape of one; whether it holds is another question.
 * @throws BrokenRoster
 */
export function readEntry(text: string): RosterEntry {
  try {
    const entry = JSON.parse(text) as RosterEntry;
    const isWhole =
      entry.v === 1 &&
      isDay(entry.day) &&
      entry.removes.every((id) => typeof id === 'string') &&
      entry.adds.every(
        (person) =>
          [person.id, person.name, person.duty, person.identity].every((part) => typeof part === 'string') && /^(office|professional)$/.test(person.secrecy),
      ) &&
      new Set(entry.adds.map(({ id }) => id)).size === entry.adds.length;
    if (isWhole) return entry;
  } catch {
    // Not even JSON, or of another shape: as broken as anything else.
  }
  throw new BrokenRoster();
}

const isDay = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));

function daysAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
