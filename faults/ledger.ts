/** What somebody said, field by field, as the program keeps it. Every answer of ours holds words that no other has. */
export type Words = Record<string, string | string[]>;

/** What a phone itself knows of one answer. */
export interface Entry {
  id: string;
  personId: string;
  /** What was said under this id: the first, and where the phone used an id again with other words, those too. */
  said: Words[];
  /** Somebody at school may read it; otherwise only that one was asked remains. */
  isKept: boolean;
  wantsToTalk: boolean;
  /** Whether the program has said, by name, that it is in (the second tick). */
  hasArrived: boolean;
}

/** What lies in the database afterwards, unsealed. */
export interface Found {
  answers: { id: string; personId: string; said: Words | 'unreadable' }[];
  /** Answers that came again with other words. */
  aside: { id: string; personId: string; said: Words | 'unreadable' }[];
  promises: { id: string; askerId: string }[];
  turns: { personId: string; hasAnswered: boolean }[];
}

/** How many answers are not as the phones have them. All of it should be zero. */
export interface Findings {
  /** Told to have arrived, and not there. */
  lost: number;
  /** There more than once. */
  doubled: number;
  /** There with other words, or of another person. */
  changed: number;
  /** There, and no phone ever said it, or it was not to be kept. */
  unknown: number;
  /** Asked to talk and nobody promised, or promised more than once, or promised without being asked. */
  wrongPromises: number;
  /** Persons who answered and are not counted so, or the other way round. */
  wrongCoverage: number;
}

/** Holds the phones' own ledger against the database. Only what has arrived must be there; what has not may be. */
export function compare(entries: readonly Entry[], found: Found): Findings {
  return { ...compareAnswers(entries, found), wrongPromises: wrongPromises(entries, found), wrongCoverage: wrongCoverage(entries, found) };
}

export const isSound = (findings: Findings): boolean => Object.values(findings).every((count) => count === 0);

function compareAnswers(entries: readonly Entry[], { answers, aside }: Found): Pick<Findings, 'lost' | 'doubled' | 'changed' | 'unknown'> {
  const stored = [...answers.map((row) => placed('answer', row)), ...aside.map((row) => placed('aside', row))];
  const byId = Map.groupBy(stored, ({ id }) => id);
  const expected = entries.filter(({ isKept }) => isKept).flatMap(expectedOf);
  const everSaid = new Set(expected.map(({ personId, words }) => `${personId} ${words}`));
  const counts = { lost: 0, doubled: 0, changed: 0, unknown: 0 };
  for (const { id, place, personId, words, hasArrived } of expected) {
    const rows = byId.get(id) ?? [];
    const same = rows.find((row) => !row.isAccountedFor && row.place === place && row.personId === personId && row.words === words);
    const other = rows.find((row) => !row.isAccountedFor && row.place === place);
    if (same) same.isAccountedFor = true;
    else if (other) {
      other.isAccountedFor = true;
      counts.changed++;
    } else if (hasArrived) counts.lost++;
  }
  for (const { isAccountedFor, personId, words } of stored) {
    if (isAccountedFor) continue;
    if (everSaid.has(`${personId} ${words}`)) counts.doubled++;
    else counts.unknown++;
  }
  return counts;
}

const placed = (place: 'answer' | 'aside', { id, personId, said }: Found['answers'][number]) => ({
  id,
  place,
  personId,
  words: inOrder(said),
  isAccountedFor: false,
});

const expectedOf = ({ id, personId, said, hasArrived }: Entry) =>
  said.map((words, turn) => ({ id, place: turn === 0 ? 'answer' : 'aside', personId, words: inOrder(words), hasArrived }));

/** The same for the same words, whatever the order of the fields. */
const inOrder = (said: Words | 'unreadable'): string =>
  said === 'unreadable' ? said : JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)));

function wrongPromises(entries: readonly Entry[], { promises }: Found): number {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const promised = new Map<string, number>();
  let wrong = 0;
  for (const { id, askerId } of promises) {
    const entry = byId.get(id);
    if (!entry?.wantsToTalk || entry.personId !== askerId) wrong++;
    promised.set(id, (promised.get(id) ?? 0) + 1);
  }
  return wrong + entries.filter(({ id, wantsToTalk, hasArrived }) => wantsToTalk && hasArrived && promised.get(id) !== 1).length;
}

/** Saying nothing counts as being asked, and not as answering. */
function wrongCoverage(entries: readonly Entry[], { turns }: Found): number {
  const arrived = Map.groupBy(
    entries.filter(({ hasArrived }) => hasArrived),
    ({ personId }) => personId,
  );
  const turnOf = new Map(turns.map((turn) => [turn.personId, turn]));
  return [...arrived].filter(([personId, own]) => turnOf.get(personId)?.hasAnswered !== own.some(({ isKept, wantsToTalk }) => isKept || wantsToTalk)).length;
}
