import { base64url } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { type ContactPerson, fewestMembers, type Roster, type RosterEntry, signEntry } from '../../shared-with-browser/roster.ts';
import { type Identity, identityOf } from '../../shared-with-browser/signing.ts';
import type { DeskState } from '../../shared-with-browser/staff-exchange.ts';

/** Something about the roster that this contact person can do, or has to wait for. */
export interface RosterTask {
  name: 'begin' | 'sign' | 'add' | 'remove' | 'alone' | 'signed' | 'wait';
  /** Names for the text of the task. */
  values: string[];
  sign?(): Promise<{ text: string; signature: string }>;
}

/** What there is to do, for somebody whose keys are open. A signature is only ever given here, for what is shown here. */
export async function rosterTasks({ me, around, draft, holders, here }: DeskState, roster: Roster, identity: Identity): Promise<RosterTask[]> {
  const own = base64url(await identityOf(identity));
  const signed = (text: string) => async () => ({ text, signature: await signEntry(identity, text) });
  const entry = (change: Pick<RosterEntry, 'adds' | 'removes'>): string =>
    JSON.stringify({ v: 1, school: around.school, place: roster.hashes.length, day: around.today, previous: roster.hash, ...change } satisfies RosterEntry);
  const present = [...roster.members, ...roster.coming];
  const amMember = roster.members.some(({ id, identity: known }) => id === me && known === own);

  if (draft) {
    const { adds, removes, place } = JSON.parse(draft.text) as RosterEntry;
    const mustSign = place === 0 || adds.some(({ id }) => id === me) || amMember;
    const hasSigned = draft.signatures.some(({ by }) => by === me);
    const others = adds.filter(({ id }) => !draft.signatures.some(({ by }) => by === id)).map(({ name }) => name);
    // What is added under my name must be my own key.
    const isMine = adds.every(({ id, identity: added }) => id !== me || added === own);
    if (place === roster.hashes.length && isMine) {
      if (hasSigned) return [{ name: 'signed', values: [others.join(', ')] }];
      if (mustSign) return [{ name: 'sign', values: [namesIn(adds), namesOfRemoved(removes, present)], sign: signed(draft.text) }];
    }
  }
  if (roster.hashes.length === 0) {
    if (holders.length < fewestMembers) return [{ name: 'alone', values: [] }];
    return [{ name: 'begin', values: [namesIn(holders)], sign: signed(entry({ adds: holders, removes: [] })) }];
  }
  if (!amMember) return [{ name: 'wait', values: [] }];
  const news = holders.filter(({ id, identity: made }) => !present.some((known) => known.id === id && known.identity === made));
  const gone = present.filter(({ id }) => id !== me && !here.includes(id));
  return [
    ...news.map((person): RosterTask => {
      const removes = present.some(({ id }) => id === person.id) ? [person.id] : [];
      return { name: 'add', values: [person.name], sign: signed(entry({ adds: [person], removes })) };
    }),
    ...gone.map((person): RosterTask => ({ name: 'remove', values: [person.name], sign: signed(entry({ adds: [], removes: [person.id] })) })),
  ];
}

const namesIn = (people: readonly ContactPerson[]): string => people.map(({ name, duty }) => `${name} (${duty})`).join(', ') || '–';

const namesOfRemoved = (ids: readonly string[], present: readonly ContactPerson[]): string => namesIn(present.filter(({ id }) => ids.includes(id)));
