import type { CountedPerson } from '../../../platform/capability.ts';
import { answerFrom, between, feeling, tendencyOf } from './made-up-school.ts';
import type { Group } from './published.ts';
import type { Chance } from './rounding.ts';
import { groupsOf } from './structure.ts';

/** A pupil in the worst year there can be for privacy: whose answer is the same each time. */
export interface MadeUpPupil {
  answer: string;
  /** In which class, each time; null when not there (yet, or any more). */
  classes: (string | null)[];
  /** Whether the answer was there at closing, each time. */
  isCounted: boolean[];
  /** Whether it came after closing, each time. */
  isLate: boolean[];
}

export interface MadeUpYear {
  pupils: MadeUpPupil[];
  times: { groups: Group[]; people: CountedPerson[] }[];
}

const timesAYear = 3;
const years = [1, 2, 3, 4];
const classNames = years.flatMap((year) => [`class-${year}a`, `class-${year}b`]);
const yearOf = (className: string): string => `year-${className[6]}`;

/** In a hundred, from one time to the next. */
const rates = { leave: 3, move: 2, join: 3, late: 5 } as const;

/** A school year of a school of eight classes: pupils come, leave, change class and answer late; the class lists are known to all. */
export function madeUpYear(chance: Chance): MadeUpYear {
  const pupils = classNames.flatMap((name) => {
    const tendency = tendencyOf(feeling, 0.5, chance);
    const size = between([12, 25], chance);
    const first = Array.from({ length: size }, () => pupilFrom(name, 0, tendency, chance));
    const later = Array.from({ length: timesAYear - 1 }, (_, time) =>
      Array.from({ length: timesIn(size, rates.join, chance) }, () => pupilFrom(name, time + 1, tendency, chance)),
    );
    return [...first, ...later.flat()];
  });
  for (let time = 0; time < timesAYear; time++) {
    const answering = new Map(classNames.map((name) => [name, between([65, 100], chance)]));
    for (const pupil of pupils) answerOnce(pupil, time, answering, chance);
  }
  return { pupils, times: Array.from({ length: timesAYear }, (_, time) => closingOf(pupils, time)) };
}

const timesIn = (of: number, rate: number, chance: Chance): number => Array.from({ length: of }, () => chance(100) < rate).filter(Boolean).length;

function pupilFrom(name: string, from: number, tendency: readonly number[], chance: Chance): MadeUpPupil {
  const classes: (string | null)[] = [];
  for (let time = 0; time < timesAYear; time++) {
    const before = classes[time - 1];
    if (time < from || (time > from && before === null)) classes.push(null);
    else if (time > from && chance(100) < rates.leave) classes.push(null);
    else if (time > from && chance(100) < rates.move) classes.push(classNames[chance(classNames.length)] as string);
    else classes.push(before ?? name);
  }
  return { answer: answerFrom(tendency, feeling, chance), classes, isCounted: [], isLate: [] };
}

function answerOnce(pupil: MadeUpPupil, time: number, answering: Map<string, number>, chance: Chance): void {
  const name = pupil.classes[time];
  const answers = typeof name === 'string' && chance(100) < (answering.get(name) ?? 0);
  const isLate = answers && chance(100) < rates.late;
  pupil.isCounted.push(answers && !isLate);
  pupil.isLate.push(isLate);
}

function closingOf(pupils: readonly MadeUpPupil[], time: number): { groups: Group[]; people: CountedPerson[] } {
  const people = pupils.flatMap(({ classes, isCounted, answer }): CountedPerson[] => {
    const name = classes[time];
    return typeof name === 'string' && isCounted[time] ? [{ class: name, year: yearOf(name), answers: { [feeling.question]: [answer] } }] : [];
  });
  const asked = Object.fromEntries(classNames.map((name) => [name, pupils.filter(({ classes }) => classes[time] === name).length]));
  const register = [
    ...years.map((year) => ({ id: `year-${year}`, level: 'year' as const, name: `${year}`, within: null })),
    ...classNames.map((name) => ({ id: name, level: 'class' as const, name: name.slice(6).toUpperCase(), within: yearOf(name) })),
  ];
  return { groups: groupsOf({ groups: register, asked, people }), people };
}
