import { base64url } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import {
  type ContactPerson,
  codeOf,
  fewestMembers,
  mostMembers,
  type Roster,
  type RosterEntry,
  type RosterSignature,
  readEntry,
  signEntry,
} from '../../shared-with-browser/roster.ts';
import { type Identity, identityOf } from '../../shared-with-browser/signing.ts';
import type { DeskState } from '../../shared-with-browser/staff-exchange.ts';
import { dayHere } from './surroundings.ts';

/** Something about the roster that this contact person can do, or has to wait for. */
export interface RosterTask {
  name: 'begin' | 'sign' | 'add' | 'rekey' | 'remove' | 'alone' | 'signed' | 'wait' | 'clock';
  /** Names and codes for the text of the task. */
  values: string[];
  sign?(): Promise<{ text: string; signature: RosterSignature }>;
}

/**
 * What there is to do, for somebody whose keys are open. A signature is only ever given here, for what is shown here, and never with
 * a day before the one that this device knows: where the school says that it is earlier nothing is signed.
 */
export async function rosterTasks({ me, around, draft, holders, here }: DeskState, roster: Roster, identity: Identity): Promise<RosterTask[]> {
  const day = dayHere();
  if (Date.parse(day) - Date.parse(around.today) > 86_400_000) return [{ name: 'clock', values: [] }];
  const own = base64url(await identityOf(identity));
  const signed = (text: string) => async () => ({ text, signature: await signEntry(identity, me, text, day < around.today ? around.today : day) });
  const entry = (change: Pick<RosterEntry, 'adds' | 'removes'>): string =>
    JSON.stringify({ v: 1, school: around.school, place: roster.people.size, day: around.today, previous: roster.hash, ...change } satisfies RosterEntry);
  const present = [...roster.members, ...roster.coming];
  const amMember = roster.members.some(({ id, identity: known }) => id === me && known === own);

  const waiting = draft && { ...readEntry(draft.text), text: draft.text, signers: draft.signatures.map(({ by }) => by) };
  if (waiting && waiting.place === roster.people.size) {
    // What is added under my name must be my own key.
    const isMine = waiting.adds.every(({ id, identity: added }) => id !== me || added === own);
    const others = waiting.adds.filter(({ id }) => !waiting.signers.includes(id)).map(({ name }) => name);
    if (waiting.signers.includes(me)) return [{ name: 'signed', values: [others.join(', ')] }];
    const mustSign = waiting.place === 0 || waiting.adds.some(({ id }) => id === me) || amMember;
    if (mustSign && isMine) return [{ name: 'sign', values: [await described(waiting.adds), namesOf(present, waiting.removes)], sign: signed(waiting.text) }];
  }
  if (roster.people.size === 0) {
    if (holders.length < fewestMembers) return [{ name: 'alone', values: [] }];
    const founders = holders.slice(0, mostMembers);
    return [{ name: 'begin', values: [await described(founders)], sign: signed(entry({ adds: founders, removes: [] })) }];
  }
  if (!amMember) return [{ name: 'wait', values: [await codeOf(own)] }];
  const tasks: RosterTask[] = [];
  for (const person of holders) {
    const known = present.find(({ id }) => id === person.id);
    if (known?.identity === person.identity || (!known && present.length >= mostMembers)) continue;
    const change = { adds: [person], removes: known ? [person.id] : [] };
    tasks.push({ name: known ? 'rekey' : 'add', values: [person.name, await described([person])], sign: signed(entry(change)) });
  }
  for (const person of present)
    if (person.id !== me && !here.includes(person.id))
      tasks.push({ name: 'remove', values: [person.name], sign: signed(entry({ adds: [], removes: [person.id] })) });
  return tasks;
}

/** Everything that a signature vouches for, and a code to compare with the person themselves. */
async function described(people: readonly ContactPerson[]): Promise<string> {
  const each = people.map(async ({ name, duty, secrecy, identity }) => `${name} (${duty}, ${secrecyNames[secrecy]}, code ${await codeOf(identity)})`);
  return (await Promise.all(each)).join(', ') || '–';
}

const secrecyNames: Record<ContactPerson['secrecy'], string> = { office: 'ambtsgeheim', professional: 'beroepsgeheim' };

const namesOf = (present: readonly ContactPerson[], ids: readonly string[]): string =>
  present
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ') || '–';
