import type { CountedPerson, DeclaredTable } from '../../../platform/capability.ts';
import type { Group, Question } from './published.ts';
import type { Chance } from './rounding.ts';
import { groupsOf } from './structure.ts';

/** Chance that comes out the same every time (mulberry32), so that a test that fails fails again. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return (until) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * until);
  };
}

/** Five answers, of which a class sees three. */
export const feeling: DeclaredTable = {
  question: 'feeling',
  text: 'Hoe voel je je op school?',
  several: false,
  isSensitive: true,
  options: [
    { id: 'very-good', text: 'Heel goed', coarse: 'good' },
    { id: 'good', text: 'Goed', coarse: 'good' },
    { id: 'so-so', text: 'Gaat wel' },
    { id: 'bad', text: 'Niet goed', coarse: 'bad' },
    { id: 'very-bad', text: 'Helemaal niet goed', coarse: 'bad' },
  ],
  levels: ['school', 'year', 'class'],
};

export interface MadeUpSchool {
  groups: Group[];
  people: CountedPerson[];
}

/** @param spread of how differently classes answer: 0 for all the same */
export interface SchoolShape {
  years: number;
  classesInYear: number;
  pupils: readonly [least: number, most: number];
  /** How many in a hundred answer. */
  answering: readonly [least: number, most: number];
  spread: number;
}

export const usualShape: SchoolShape = { years: 6, classesInYear: 2, pupils: [16, 25], answering: [70, 100], spread: 0.5 };

/** A school in which every class has tendencies of its own. */
export function madeUpSchool(shape: SchoolShape, chance: Chance, question: Question = feeling): MadeUpSchool {
  const asked: Record<string, number> = {};
  const register: { id: string; level: 'year' | 'class'; name: string; within: string | null }[] = [];
  const people: CountedPerson[] = [];
  for (let year = 1; year <= shape.years; year++) {
    register.push({ id: `year-${year}`, level: 'year', name: `${year}`, within: null });
    for (let place = 0; place < shape.classesInYear; place++) {
      const id = `class-${year}${'abcdefgh'[place]}`;
      register.push({ id, level: 'class', name: id.slice(6).toUpperCase(), within: `year-${year}` });
      const pupils = between(shape.pupils, chance);
      asked[id] = pupils;
      const answering = between(shape.answering, chance);
      const tendency = tendencyOf(question, shape.spread, chance);
      for (let pupil = 0; pupil < pupils; pupil++)
        if (chance(100) < answering)
          people.push({ class: id, year: `year-${year}`, answers: { [question.question]: [answerFrom(tendency, question, chance)] } });
    }
  }
  return { groups: groupsOf({ groups: register, asked, people }), people };
}

/** How likely each option is: most are well, as in surveys of pupils, and every class a little differently. */
export function tendencyOf({ options }: Question, spread: number, chance: Chance): number[] {
  const usual = [30, 34, 20, 10, 6];
  return options.map((_, option) => (usual[option % usual.length] as number) * (1 + spread * (chance(2001) / 1000 - 1)));
}

export function answerFrom(tendency: readonly number[], { options }: Question, chance: Chance): string {
  const whole = tendency.reduce((sum, one) => sum + one, 0);
  let drawn = (chance(1_000_000) / 1_000_000) * whole;
  const place = tendency.findIndex((one) => {
    drawn -= one;
    return drawn < 0;
  });
  return (options[place] ?? (options[0] as (typeof options)[number])).id;
}

export const between = ([least, most]: readonly [number, number], chance: Chance): number => least + chance(most - least + 1);
