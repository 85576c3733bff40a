import { audienceOf } from '../../platform/two-books/books.ts';
import { drawMapInWorker } from './map/drawing.ts';
import type { FairMap } from './map/fair/fair-map.ts';
import type { Judgement } from './map/fair/judging.ts';
import { layOutVotes, type Vote } from './map/vote-table.ts';
import type { Choice } from './rules/choices.ts';
import { type GroupName, type Lists, nothing, type Side, type Spot, type UnknownWhy, type View } from './rules/lists.ts';
import { type Room, together } from './rules/room.ts';
import { leastPeople, type SegmentName, safeSegments } from './rules/segments.ts';
import type { Statement } from './rules/statements.ts';
import type { KeptBallot, KeptRoom } from './store/ballots.ts';

interface Said {
  ballots: readonly Pick<KeptBallot, 'version' | 'way' | 'language' | 'choices'>[];
  rooms: readonly KeptRoom[];
  statements: readonly Statement[];
}

/**
 * What came out of a round, in lists that count nobody. Statements are judged by those to whom they were put. Hands that were raised in rooms weigh
 * in every list: each hand is laid beside the ballots as somebody who said one thing, because nobody knows what else was said by whom. Groups are
 * looked for among ballots alone.
 */
export async function listsFrom({ ballots, rooms, statements }: Said): Promise<Lists> {
  const speaking = ballots.filter(({ choices }) => Object.keys(choices).length > 0);
  if (speaking.length + together(rooms).present < leastPeople) return nothing;
  const put = statements.filter(({ putOn, takenOutOn }) => putOn !== null && takenOutOn === null);
  const lists: Lists = { isTooFew: false, shared: [], differs: [], unknown: [], pictures: [] };
  for (const some of Map.groupBy(put, ({ audiences }) => [...audiences].sort().join()).values()) {
    const audiences = some[0]?.audiences ?? [];
    const theirs = {
      ballots: speaking.filter(({ version }) => audiences.includes(audienceOf(version))),
      rooms: rooms.filter(({ audience }) => audiences.includes(audience)),
    };
    const letters = lists.pictures.reduce((sum, { groups }) => sum + groups.length, 0);
    const one = await listsOfAudience({ ...theirs, statements: some }, letters);
    for (const list of ['shared', 'differs', 'unknown'] as const) (lists[list] as unknown[]).push(...one[list]);
    if (one.picture) lists.pictures.push({ audiences, ...one.picture });
  }
  return lists;
}

/** @param letters how many groups were called by a letter before */
async function listsOfAudience(
  { ballots, rooms, statements }: Said,
  letters: number,
): Promise<ThreeLists & { picture: { groups: Spot[]; statements: Spot[] } | undefined }> {
  const shown = safeSegments(ballots);
  const crowd: Voter[] = ballots.map(({ choices }, place) => ({ label: `b${place}`, choices, segments: [...(shown[place] ?? [])] }));
  const grouped = crowd.length < leastPeople ? undefined : await draw(statements, crowd);
  const groups = lettered(grouped, letters);
  const voters = crowd.map((voter, place) => ({ ...voter, segments: [...voter.segments, ...(groups.get(place) ?? [])] }));
  const roles = new Set<string>(shown.flatMap((names) => [...names]));
  const room = together(rooms);
  const more = room.present >= leastPeople ? ['way:room'] : [];
  const hands = rooms.flatMap((one, place) => handsIn(one, `h${place}`, [...(roles.has(`role:${one.audience}`) ? [`role:${one.audience}`] : []), ...more]));
  // A statement that was put in no room is judged without rooms: nobody there kept silent on it.
  const inRooms = Map.groupBy(statements, ({ id }) => id in room.counts);
  const lists = [await judged(inRooms.get(true) ?? [], [...voters, ...hands]), await judged(inRooms.get(false) ?? [], voters)];
  return {
    shared: lists.flatMap(({ shared }) => shared),
    differs: lists.flatMap(({ differs }) => differs),
    unknown: lists.flatMap(({ unknown }) => unknown),
    picture: grouped && pictureOf(statements, grouped, letters),
  };
}

type LabelledMap = FairMap & { labels: readonly string[] };

interface Voter {
  label: string;
  choices: Record<string, Choice>;
  segments: string[];
}

/** One voter for each hand: a room says how many agreed with a statement, and nothing of what the same people said to the next. */
function handsIn({ counts }: Room, label: string, segments: string[]): Voter[] {
  return Object.entries(counts).flatMap(([id, hands]) =>
    Object.entries(hands).flatMap(([choice, count]) =>
      Array.from({ length: count }, (_, n) => ({ label: `${label} ${id} ${choice} ${n}`, choices: { [id]: choice as Choice }, segments: [...segments] })),
    ),
  );
}

const votes: Partial<Record<Choice, Vote>> = { agree: 1, pass: 0, disagree: -1 };

/**
 * "I do not understand it" is no vote. Who said nothing else has no row, so rows are found again by their labels. Drawn on a thread of its own, so that
 * pages are served meanwhile.
 */
async function draw(put: readonly Statement[], voters: readonly Voter[]): Promise<LabelledMap> {
  const columns = new Map(put.map(({ id }, column) => [id, column]));
  const cast = voters.flatMap(({ choices }, person) =>
    Object.entries(choices).flatMap(([id, choice]) => {
      const [column, vote] = [columns.get(id), votes[choice]];
      return column === undefined || vote === undefined ? [] : [{ person, column, vote }];
    }),
  );
  const table = layOutVotes(
    voters.map(({ label }) => label),
    put.map(({ id }) => ({ id, isTakenOut: false, isMeta: false })),
    {
      person: Int32Array.from(cast, ({ person }) => person),
      statement: Int32Array.from(cast, ({ column }) => column),
      vote: Int8Array.from(cast, ({ vote }) => vote),
    },
  );
  const rows = new Map(table.people.map((label, row) => [label, row]));
  const segments = new Map<string, number[]>();
  for (const { label, segments: names } of voters) {
    const row = rows.get(label);
    if (row !== undefined) for (const name of names) segments.set(name, [...(segments.get(name) ?? []), row]);
  }
  const rowsOf = new Map([...segments].map(([name, some]) => [name, Int32Array.from(some)]));
  const map = await drawMapInWorker({ votes: table, segments: rowsOf, choices: { leastPeople } });
  return { ...map, labels: table.people };
}

/** The largest group has the first letter. By place of the voter among the ballots. */
function lettered(map: LabelledMap | undefined, before: number): Map<number, GroupName[]> {
  const found = new Map<number, GroupName[]>();
  for (const [place, { rows }] of (map?.groups ?? []).entries())
    for (const row of rows) found.set(Number(map?.labels[row]?.slice(1)), [`group:${letterOf(before + place)}`]);
  return found;
}

const letterOf = (place: number): string => String.fromCharCode(65 + place);

type ThreeLists = Pick<Lists, 'shared' | 'differs' | 'unknown'>;

async function judged(put: readonly Statement[], voters: readonly Voter[]): Promise<ThreeLists> {
  const lists: ThreeLists = { shared: [], differs: [], unknown: [] };
  if (put.length === 0) return lists;
  const map = await draw(put, voters);
  const columnsOf = (order: readonly number[]): { id: string; judgement: Judgement }[] =>
    order.flatMap((column) => {
      const [statement, judgement] = [put[column], map.judgements[column]];
      return statement && judgement ? [{ id: statement.id, judgement }] : [];
    });
  for (const { id, judgement } of columnsOf([...map.shared, ...map.differs, ...map.unknown])) {
    const tally = tallyOf(id, voters);
    const views = viewsOn(id, voters);
    if (isNotClear(tally)) lists.unknown.push({ id, why: 'not-clear' });
    else if (judgement.standing === 'shared' && judgement.side !== 'none') lists.shared.push({ id, side: judgement.side });
    else if (judgement.standing === 'differs' && views.length > 0) lists.differs.push({ id, views });
    else lists.unknown.push({ id, why: whyUnknown(tally) });
  }
  return lists;
}

type Tally = Record<Choice, number>;

function tallyOf(id: string, voters: readonly Voter[]): Tally {
  const tally: Tally = { agree: 0, disagree: 0, pass: 0, unclear: 0 };
  for (const { choices } of voters) if (choices[id]) tally[choices[id]]++;
  return tally;
}

const allOf = ({ agree, disagree, pass, unclear }: Tally): number => agree + disagree + pass + unclear;

/** A third of those who said something did not understand it: then the statement is the trouble, whatever the others think. */
const isNotClear = (tally: Tally): boolean => allOf(tally) >= leastPeople && tally.unclear * 3 >= allOf(tally);

function whyUnknown(tally: Tally): UnknownWhy {
  if (allOf(tally) < leastPeople) return 'few';
  if (tally.pass * 2 >= allOf(tally) - tally.unclear) return 'do-not-know';
  const opinions = tally.agree + tally.disagree;
  return opinions >= leastPeople && Math.max(tally.agree, tally.disagree) < 0.6 * opinions ? 'divided' : 'few';
}

/** How each segment and group sees a statement, where at least ten of its people have an opinion on it. */
function viewsOn(id: string, voters: readonly Voter[]): View[] {
  const opinions = new Map<string, { agree: number; disagree: number }>();
  for (const { choices, segments } of voters) {
    const choice = choices[id];
    if (choice !== 'agree' && choice !== 'disagree') continue;
    for (const name of segments) {
      const so = opinions.get(name) ?? { agree: 0, disagree: 0 };
      so[choice]++;
      opinions.set(name, so);
    }
  }
  return [...opinions]
    .filter(([, { agree, disagree }]) => agree + disagree >= leastPeople)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([who, { agree, disagree }]) => ({ who: who as SegmentName | GroupName, side: sideOf(agree / (agree + disagree)) }));
}

const sideOf = (share: number): Side => (share >= 0.6 ? 'agree' : share <= 0.4 ? 'disagree' : 'divided');

/** Places in tenths: nobody's own place can be worked out from that of a group of ten. */
function pictureOf(put: readonly Statement[], { groups, space }: FairMap, before: number): { groups: Spot[]; statements: Spot[] } | undefined {
  if (groups.length === 0) return undefined;
  const loadings = put.map(({ id }, column): Spot => ({ of: id, x: space.first[column] ?? 0, y: space.second[column] ?? 0 }));
  return {
    groups: inTenths(groups.map(({ centre: [x, y] }, place) => ({ of: letterOf(before + place), x, y }))),
    statements: inTenths(loadings),
  };
}

function inTenths(spots: readonly Spot[]): Spot[] {
  const most = Math.max(...spots.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]), Number.MIN_VALUE);
  const tenth = (value: number): number => Math.round((value / most) * 10) / 10;
  return spots.map(({ of, x, y }) => ({ of, x: tenth(x), y: tenth(y) }));
}
