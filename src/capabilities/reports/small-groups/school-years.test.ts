import { describe, expect, test } from 'vitest';
import { attackOverTime, type Found, type Learned, learnedFromTables } from './attack-over-time.ts';
import { choseIn, trueCounts } from './counts.ts';
import { type Guesses, guessEverybody, type Score } from './guess.ts';
import { feeling, seededChance } from './made-up-school.ts';
import { type MadeUpYear, madeUpYear } from './made-up-year.ts';
import { publishQuestion } from './publish.ts';
import { fineCategories, isShown, type PublishedQuestion } from './published.ts';
import { chainOf } from './structure.ts';

/** `SCHOOL_YEARS=1000` runs all of them (docs/reports.md); the first few are enough for every day. */
const schoolYears = Number(process.env.SCHOOL_YEARS ?? 60);
const firstSeed = Number(process.env.SCHOOL_YEARS_FROM ?? 1);

describe('over a whole school year, with pupils who come, leave, change class and answer late', () => {
  test('no pupil has an answer that can be worked out, and guessing from everything is hardly better than guessing blindly', {
    timeout: 6 * 3_600_000,
  }, async () => {
    const sum = { pupils: 0, forced: 0, excluded: 0, shown: 0, withheld: {} as Record<string, number> };
    const guesses: Guesses = { tookPart: none(), tookNoPart: none(), blind: none(), moved: none(), movedBlind: none() };
    for (let seed = firstSeed; seed < firstSeed + schoolYears; seed++) {
      const chance = seededChance(seed);
      const year = madeUpYear(chance);
      // Every second year is about something that is not sensitive, so that no sentence helps.
      const question = { ...feeling, isSensitive: seed % 2 === 1 };
      const releases: PublishedQuestion[] = [];
      for (const { groups, people } of year.times) releases.push(await publishQuestion({ question, groups, people }, releases, chance));
      const { forced, excluded } = await attackOverTime(
        year,
        releases.flatMap((release, time) => learnedFromTables(release, time, (group) => answeredIn(year, time, group))),
      );
      sum.forced += forced;
      sum.excluded += excluded;
      sum.pupils += year.pupils.filter(({ isCounted }) => isCounted.includes(true)).length;
      for (const table of releases.flatMap(({ tables }) => tables))
        if (isShown(table)) sum.shown++;
        else sum.withheld[table.withheld.because] = (sum.withheld[table.withheld.because] ?? 0) + 1;
      addTo(guesses, guessEverybody(year, releases, chance));
    }
    const rate = Object.fromEntries(Object.entries(guesses).map(([what, score]) => [what, inHundred(score)]));
    say(`${schoolYears} school years, ${sum.pupils} pupils, ${sum.shown} tables shown, withheld ${JSON.stringify(sum.withheld)}`);
    say(`forced: ${sum.forced} pupils; with an answer excluded: ${sum.excluded}`);
    say(
      `right in a hundred: ${JSON.stringify(rate)} of ${JSON.stringify(Object.fromEntries(Object.entries(guesses).map(([what, { guesses: all }]) => [what, all])))}`,
    );
    expect(sum.forced).toBe(0);
    expect(inHundred(guesses.tookPart) - inHundred(guesses.blind)).toBeLessThanOrEqual(5);
    expect(inHundred(guesses.moved) - inHundred(guesses.movedBlind)).toBeLessThanOrEqual(5);
  });

  test('the same attacker finds pupils where exact numbers are published, small ones hidden, and late answers added', { timeout: 600_000 }, async () => {
    const found: Found = { forced: 0, excluded: 0 };
    let pupils = 0;
    for (let seed = firstSeed; seed < firstSeed + 10; seed++) {
      const year = publishedAgainWithLateAnswers(madeUpYear(seededChance(seed)));
      const { forced, excluded } = await attackOverTime(
        year,
        year.times.flatMap((_, time) => learnedFromExactNumbers(year, time)),
      );
      found.forced += forced;
      found.excluded += excluded;
      pupils += year.pupils.length;
    }
    say(`exact numbers, those under five hidden: ${found.forced} of ${pupils} pupils forced, ${found.excluded} with an answer excluded`);
    expect(found.forced).toBeGreaterThan(0);
  });
});

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const none = (): Score => ({ right: 0, guesses: 0 });
const inHundred = ({ right, guesses }: Score): number => Math.round((right / guesses) * 1000) / 10;

function addTo(sum: Guesses, more: Guesses): void {
  for (const what of Object.keys(sum) as (keyof Guesses)[]) {
    sum[what].right += more[what].right;
    sum[what].guesses += more[what].guesses;
  }
}

const answeredIn = ({ times }: MadeUpYear, time: number, group: string): number => {
  const { groups, people } = times[time] as MadeUpYear['times'][number];
  return people.filter(({ class: name }) => chainOf(groups, name).includes(group)).length;
};

/** Each time is published twice: at closing, and once more when late answers have come. */
function publishedAgainWithLateAnswers({ pupils, times }: MadeUpYear): MadeUpYear {
  const twice = <Item>(items: readonly Item[]): Item[] => items.flatMap((item) => [item, item]);
  return {
    pupils: pupils.map(({ answer, classes, isCounted, isLate }) => ({
      answer,
      classes: twice(classes),
      isCounted: isCounted.flatMap((counted, time) => [counted, counted || isLate[time] === true]),
      isLate: twice(isLate),
    })),
    times: times.flatMap((time, place) => {
      const late = pupils.flatMap(({ answer, classes, isLate }) => {
        const name = classes[place];
        return typeof name === 'string' && isLate[place] ? [{ class: name, year: null, answers: { [feeling.question]: [answer] } }] : [];
      });
      return [time, { ...time, people: [...time.people, ...late] }];
    }),
  };
}

function learnedFromExactNumbers({ times }: MadeUpYear, time: number): Learned[] {
  const { groups, people } = times[time] as MadeUpYear['times'][number];
  const counts = trueCounts(feeling, groups, people);
  return groups.flatMap(({ id }) =>
    fineCategories(feeling).map((category) => {
      const count = choseIn(
        counts.filter(({ leaf }) => chainOf(groups, leaf).includes(id)),
        category,
      );
      return { time, group: id, category, least: count < 5 ? 0 : count, most: count < 5 ? 4 : count };
    }),
  );
}
