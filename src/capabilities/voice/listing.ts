import type { ReleasedTable } from '../../platform/capability.ts';
import type { Audience } from '../../platform/two-books/books.ts';
import { clearMajority } from './map/fair/guard.ts';
import { type Counts, type Judgement, judgeCounts } from './map/fair/judging.ts';
import { pictureFrom } from './picturing.ts';
import { type Lists, nothing, type Picture, type Side, type UnknownWhy, type View, type Who } from './rules/lists.ts';
import { partsIn, questionOf, type Release, showsParts, wholeOf } from './rules/releases.ts';
import { leastPeople } from './rules/segments.ts';
import type { Statement } from './rules/statements.ts';

interface Out {
  statements: readonly Statement[];
  /** Of this round, one an audience. */
  releases: readonly Release[];
  /** Of rounds before it in this school year, the latest first. */
  earlier: readonly Release[];
}

/**
 * What came out of a round, from its published figures and from nothing else: whoever has those can make these lists, so they tell of nobody
 * more than the certificate of the figures allows (docs/decisions/0032). Statements are judged by those to whom they were put.
 */
export function listsFrom({ statements, releases, earlier }: Out): Lists {
  const put = statements.filter(({ putOn, takenOutOn }) => putOn !== null && takenOutOn === null);
  const lists: Lists = { ...nothing, shared: [], differs: [], unknown: [], pictures: [] };
  for (const some of Map.groupBy(put, ({ audiences }) => [...audiences].sort().join()).values()) {
    const audiences = some[0]?.audiences ?? [];
    const asked = some.map((statement) => saidTo(statement, audiences, { releases, earlier }));
    if (asked.some(({ wholes }) => wholes.length > 0)) lists.isTooFew = false;
    const one = judged(asked);
    lists.shared.push(...one.shared);
    lists.differs.push(...one.differs);
    lists.unknown.push(...one.unknown);
    if (one.picture) lists.pictures.push({ audiences, ...one.picture });
  }
  return lists.isTooFew ? nothing : lists;
}

/** One statement, with everything that is published about it. */
interface Said {
  id: string;
  wholes: Tally[];
  /** Audiences of which no figures are shown, with the reasons. */
  missing: string[];
  parts: Map<Who, PartSaid>;
}

/** What a part said; `everybody` where its people are those of the whole audience, undefined where it is not shown. */
interface PartSaid {
  tally: Tally | 'everybody' | undefined;
  isEarlier: boolean;
  /** Of how many published tables it is the sum. */
  sums: number;
}

/** Rounded. Where a group is so small that its last two answers are joined, all of those are passes. */
interface Tally {
  answered: number;
  agree: number;
  disagree: number;
  pass: number;
  unclear: number;
}

function saidTo(statement: Statement, audiences: readonly Audience[], { releases, earlier }: Pick<Out, 'releases' | 'earlier'>): Said {
  const question = questionOf(statement);
  const said: Said = { id: statement.id, wholes: [], missing: [], parts: new Map() };
  for (const audience of audiences) {
    const release = releases.find((one) => one.audience === audience);
    const whole = release && wholeOf(release, question);
    const tally = whole && tallyOf(whole);
    if (tally) said.wholes.push(tally);
    else said.missing.push(whole?.because ?? 'few');
    if (audiences.length > 1) said.parts.set(`role:${audience}`, { tally, isEarlier: false, sums: 1 });
    if (!release || !tally) continue;
    const before = earlier.find((one) => one.audience === audience && showsParts(one, question));
    // The people of one audience are not everybody where several are asked.
    const everybody = audiences.length > 1 ? tally : 'everybody';
    for (const [who, part] of partsSaid(question, release, before)) join(said.parts, who, part.tally === 'everybody' ? { ...part, tally: everybody } : part);
  }
  return said;
}

/** What the parts of one audience said; where one is not shown, what it said earlier. */
function partsSaid(question: string, release: Release, before: Release | undefined): Map<Who, PartSaid> {
  const parts = new Map<Who, PartSaid>();
  const tables = partsIn(release, question);
  // Who did not say a word to this statement has no table of it.
  if (tables.some(isOfLanguage))
    for (const table of release.tables.filter(isOfLanguage)) parts.set(whoIn(table), { tally: undefined, isEarlier: false, sums: 1 });
  for (const table of tables) parts.set(whoIn(table), { tally: saidIn(table), isEarlier: false, sums: 1 });
  for (const table of before ? partsIn(before, question) : []) {
    const tally = tallyOf(table);
    if (tally && !parts.get(whoIn(table))?.tally) parts.set(whoIn(table), { tally, isEarlier: true, sums: 1 });
  }
  return parts;
}

/** Who answers in another language is among the pupils and among the parents: heard together, and only where both are. */
function join(parts: Map<Who, PartSaid>, who: Who, part: PartSaid): void {
  const before = parts.get(who);
  const tallies = [before, part].flatMap((one) => shownTally(one) ?? []);
  if (!before) parts.set(who, part);
  else
    parts.set(who, {
      tally: tallies.length === 2 ? total(tallies) : undefined,
      isEarlier: before.isEarlier || part.isEarlier,
      sums: before.sums + part.sums,
    });
}

const isOfLanguage = ({ trait }: ReleasedTable): boolean => trait !== undefined;

const whoIn = ({ group, trait }: ReleasedTable): Who => (trait === undefined ? group : `language:${trait}`) as Who;

const saidIn = (table: ReleasedTable): PartSaid['tally'] => (table.because === 'same-people' ? 'everybody' : tallyOf(table));

function tallyOf({ shown }: ReleasedTable): Tally | undefined {
  if (!shown) return undefined;
  const { agree = 0, disagree = 0, pass, unclear = 0 } = shown.counts;
  return { answered: shown.answered, agree, disagree, pass: pass ?? shown.counts['no-opinion'] ?? 0, unclear };
}

type ThreeLists = Pick<Lists, 'shared' | 'differs' | 'unknown'> & { picture: Omit<Picture, 'audiences'> | undefined };

function judged(asked: readonly Said[]): ThreeLists {
  const totals = asked.map(({ wholes }) => total(wholes));
  const parts = [...new Set(asked.flatMap((said) => [...said.parts.keys()]))].sort();
  const units = parts.map((who) => ({
    counts: countsOf(asked.map(({ parts: of }) => shownTally(of.get(who)))),
    isEverybodyOn: (statement: number) => !asked[statement]?.parts.has(who) || asked[statement]?.parts.get(who)?.tally === 'everybody',
  }));
  const judgements = judgeCounts(countsOf(totals), units);
  const lists: ThreeLists = {
    shared: [],
    differs: [],
    unknown: [],
    picture: pictureFrom(
      asked.map(({ id }) => id),
      scored(asked, totals, parts),
    ),
  };
  for (const { said, judgement, whole } of bySupport(asked, judgements, totals)) {
    const views = viewsOn(said);
    if (isNotClear(whole)) lists.unknown.push({ id: said.id, why: 'not-clear' });
    else if (judgement.standing === 'shared' && judgement.side !== 'none' && said.missing.length === 0)
      lists.shared.push({ id: said.id, side: judgement.side });
    else if (views.length > 0 && (judgement.standing === 'differs' || areOnBothSides(views))) lists.differs.push({ id: said.id, views });
    else lists.unknown.push({ id: said.id, why: whyUnknown(said, whole, judgement) });
  }
  return lists;
}

/** What is surest in front, and what divides most in front of what divides less. */
function bySupport(asked: readonly Said[], judgements: readonly Judgement[], totals: readonly Tally[]) {
  const all = asked.map((said, j) => ({ said, judgement: judgements[j] as Judgement, whole: totals[j] as Tally }));
  const rank = ({ judgement: { standing, leastSupport } }: (typeof all)[number]): number => (standing === 'shared' ? -leastSupport : leastSupport);
  return all.sort((one, other) => rank(one) - rank(other));
}

const shownTally = (part: PartSaid | undefined): Tally | undefined => (part?.tally === 'everybody' ? undefined : part?.tally);

function total(tallies: readonly Tally[]): Tally {
  const sum = (of: keyof Tally): number => tallies.reduce((all, tally) => all + tally[of], 0);
  return { answered: sum('answered'), agree: sum('agree'), disagree: sum('disagree'), pass: sum('pass'), unclear: sum('unclear') };
}

const countsOf = (tallies: readonly (Tally | undefined)[]): Counts => ({
  agrees: Float64Array.from(tallies, (tally) => tally?.agree ?? 0),
  disagrees: Float64Array.from(tallies, (tally) => tally?.disagree ?? 0),
  passes: Float64Array.from(tallies, (tally) => tally?.pass ?? 0),
});

/** A third of those who said something did not understand it: then the statement is the trouble, whatever the others think. */
const isNotClear = ({ answered, unclear }: Tally): boolean => answered >= leastPeople && unclear * 3 >= answered;

function whyUnknown({ wholes, missing, parts }: Said, whole: Tally, judgement: Judgement): UnknownWhy {
  if (wholes.length === 0) return missing.includes('before') ? 'shown-before' : 'few';
  if (whole.pass * 2 >= whole.answered - whole.unclear) return 'do-not-know';
  if (whole.agree + whole.disagree >= leastPeople && judgement.share < clearMajority) return 'divided';
  return missing.length > 0 || [...parts.values()].some(({ tally }) => tally === undefined) ? 'not-heard' : 'few';
}

/** How each part sees a statement, where at least ten of its people have an opinion on it. */
const viewsOn = ({ parts }: Said): View[] =>
  [...parts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([who, part]) => {
      const tally = shownTally(part);
      if (!tally || tally.agree + tally.disagree < leastPeople) return [];
      return [{ who, side: sideOf(tally, reachOf(who) * part.sums), ...(part.isEarlier && { isEarlier: true as const }) }];
    });

/** How far two rounded numbers together can lie from the truth: of a part by age, way in or group they are multiples of three, of others of five. */
const reachOf = (who: Who): number => (/^(age|way|group):/.test(who) ? 4 : 8);

/** A side is said only where rounding cannot have turned it round. */
function sideOf({ agree, disagree }: Tally, reach: number): Side {
  const share = agree / (agree + disagree);
  if (share >= clearMajority && agree - disagree >= reach) return 'agree';
  return share <= 1 - clearMajority && disagree - agree >= reach ? 'disagree' : 'divided';
}

/** Where everybody together is evenly divided there is no side for the guard to be on. */
const areOnBothSides = (views: readonly View[]): boolean => views.some(({ side }) => side === 'agree') && views.some(({ side }) => side === 'disagree');

/** From -1 (nobody agrees) to 1, of each part on each statement; where a part is not shown, what everybody says. */
function scored(asked: readonly Said[], totals: readonly Tally[], parts: readonly Who[]): { who: Who; scores: number[] }[] {
  return parts
    .filter((who) => asked.some((said) => shownTally(said.parts.get(who))))
    .map((who) => ({ who, scores: asked.map((said, j) => scoreOf(shownTally(said.parts.get(who)) ?? (totals[j] as Tally))) }));
}

const scoreOf = ({ agree, disagree, pass, unclear }: Tally): number => (agree - disagree) / Math.max(1, agree + disagree + pass + unclear);
