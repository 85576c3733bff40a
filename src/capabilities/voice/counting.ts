import type { CountedPerson, DeclaredTable, Gathered } from '../../platform/figures.ts';
import { idFor } from '../../platform/secrets/random.ts';
import type { Language } from '../../platform/texts/words.ts';
import { type Audience, audienceOf, type Version } from '../../platform/two-books/books.ts';
import { groupsIn } from './grouping.ts';
import { type Choices, choices, isOpinion } from './rules/choices.ts';
import { type PartName, partsOf, withoutRest } from './rules/parts.ts';
import { questionOf, type Release, showsParts } from './rules/releases.ts';
import type { Room } from './rules/room.ts';
import { leastPeople } from './rules/segments.ts';
import { isPutTo, type Statement } from './rules/statements.ts';
import type { KeptBallot, KeptRoom } from './store/ballots.ts';
import type { OpenRound } from './store/rounds.ts';
import { staffWords as t } from './texts/staff.ts';
import { whoInWords } from './texts/who.ts';

/** Fewer people are not laid beside each other by language (the method SDC-1). */
const leastToCross = 30;

/** Under which id the reports know an audience of a round. */
export const occasionOf = (roundId: string, audience: Audience): string => idFor(Buffer.from('figures of voice'), `${roundId} ${audience}`);

/** Everything that was said in a round, and what was published before it. */
interface Said {
  round: Pick<OpenRound, 'id' | 'title' | 'opensOn' | 'closesOn' | 'closedOn'>;
  ballots: readonly Pick<KeptBallot, 'version' | 'way' | 'language' | 'choices'>[];
  rooms: readonly Pick<KeptRoom, 'audience' | 'present' | 'counts'>[];
  statements: readonly Statement[];
  /** One for everybody who was asked. */
  asked: readonly Version[];
  /** Of this school year. */
  earlier: readonly Release[];
}

/** What one audience said, as the reports count and certify it: as a whole, in parts, and by language. */
export async function count({ round, ballots, rooms, statements, asked, earlier }: Said, audience: Audience): Promise<Gathered> {
  const put = statements.filter((one) => isPutTo(one, audience));
  const people = await dividedPeople(audience, { ballots, rooms }, put);
  const wasDivided = (question: string): boolean => earlier.some((one) => one.audience === audience && showsParts(one, question));
  const parts = Map.groupBy(
    people.flatMap(({ year }) => year ?? []),
    (part) => part,
  );
  return {
    id: occasionOf(round.id, audience),
    title: round.title,
    openedOn: round.opensOn,
    closedOn: round.closedOn ?? round.closesOn,
    audience,
    tables: put.map((one) => tableOf(one, { isDivided: parts.size > 0 && !wasDivided(questionOf(one)), isCrossed: readTwoLanguages(people) })),
    people,
    asked: {
      ...Object.fromEntries([...parts].map(([part, some]) => [part, some.length])),
      school: Math.max(people.length, asked.filter((version) => audienceOf(version) === audience).length),
    },
    groups: [...parts.keys()].sort().map((part) => ({ id: part, level: 'year', name: whoInWords(part as PartName, 'guardian', 'nl'), within: null })),
  };
}

/**
 * Everybody who said something, each in one part: the groups that were found, where they are firm; else pupils by age and adults by their way in.
 * Hands that were raised in rooms are a part of their own, from ten people on.
 */
async function dividedPeople(audience: Audience, { ballots, rooms }: Pick<Said, 'ballots' | 'rooms'>, put: readonly Statement[]): Promise<CountedPerson[]> {
  const ids = put.map(({ id }) => id);
  const theirs = ballots.filter(({ version, choices: said }) => audienceOf(version) === audience && ids.some((id) => id in said));
  const groups = await groupsIn(
    theirs.map(({ choices: said }) => said),
    ids,
  );
  const seats = rooms.filter((room) => room.audience === audience).flatMap((room) => seatsIn(room, put));
  const room = seats.length >= leastPeople ? 'way:room' : null;
  const parts = withoutRest([...(groups ?? partsOf(audience, theirs)), ...seats.map(() => room)]);
  const said = [
    ...theirs.map(({ choices: chosen, language }) => ({ chosen, language })),
    // Statements are read aloud in Dutch.
    ...seats.map((chosen) => ({ chosen, language: 'nl' as const })),
  ];
  return said.map(({ chosen, language }, place) => countedPerson(chosen, put, { part: parts[place] ?? null, language }));
}

/** Whether both sides are large enough to be shown apart, if they all say something. */
function readTwoLanguages(people: readonly CountedPerson[]): boolean {
  const sides = Map.groupBy(people, ({ traits }) => traits?.language);
  return people.length >= leastToCross && sides.size === 2 && [...sides.values()].every((some) => some.length >= leastPeople);
}

/**
 * That nearly everybody agrees is what people were told we would tell, and what would harm may not be put: so in the sense of the method no statement
 * is about something sensitive (docs/decisions/0032).
 */
const tableOf = (statement: Statement, { isDivided, isCrossed }: { isDivided: boolean; isCrossed: boolean }): DeclaredTable => ({
  question: questionOf(statement),
  text: statement.words.nl,
  several: false,
  isSensitive: false,
  options: choices.map((choice) => ({ id: choice, text: t(`choice.${choice}`), ...(!isOpinion(choice) && { coarse: 'no-opinion' }) })),
  levels: isDivided ? ['school', 'year'] : ['school'],
  ...(isCrossed && { crossedBy: 'language' as const }),
});

interface Belonging {
  part: PartName | null;
  /** Null once the books are apart. */
  language: Language | null;
}

const countedPerson = (said: Choices, put: readonly Statement[], { part, language }: Belonging): CountedPerson => ({
  class: null,
  year: part,
  ...(language && { traits: { language: language === 'nl' ? 'dutch' : 'other' } }),
  answers: Object.fromEntries(
    put.flatMap((statement) => {
      const choice = said[statement.id];
      return choice ? [[questionOf(statement), [choice]]] : [];
    }),
  ),
});

/**
 * Hands that were counted in a room, as people whose answers to several statements say nothing of each other: every table is of one statement,
 * so that it matters to no table whose hand it was. Who raised no hand said nothing.
 */
function seatsIn({ present, counts }: Room, put: readonly Statement[]): Choices[] {
  const raised = put.map(({ id }) => {
    const hands = counts[id];
    return { id, said: hands ? choices.flatMap((choice) => Array.from({ length: hands[choice] }, () => choice)) : [] };
  });
  const seats = Array.from(
    { length: present },
    (_, seat): Choices => Object.fromEntries(raised.flatMap(({ id, said }) => (said[seat] ? [[id, said[seat]]] : []))),
  );
  return seats.filter((said) => Object.keys(said).length > 0);
}
