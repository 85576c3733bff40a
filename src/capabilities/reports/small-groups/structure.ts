import type { CountedPerson, Gathered } from '../../../platform/capability.ts';
import type { Group, Level, Question } from './published.ts';

/** People who are alike for every table: those of a class, or those of a year or school who are in no class. */
export interface Leaf {
  id: string;
  /** The groups they belong to, smallest first. */
  in: string[];
  /** More than this were not asked. */
  most: number;
}

export const schoolGroup = 'school';

/** The school, its years and classes. Who answered was asked, whatever the register said. */
export function groupsOf({ groups, asked, people }: Pick<Gathered, 'groups' | 'asked' | 'people'>): Group[] {
  const all: Group[] = [
    { id: schoolGroup, level: 'school', name: schoolGroup, within: null, asked: 0 },
    ...groups.map((group) => ({ ...group, within: groups.some(({ id }) => id === group.within) ? group.within : schoolGroup, asked: 0 })),
  ];
  const answering = new Map<string, number>();
  for (const person of people) {
    const home = homeOf(all, person);
    answering.set(home, (answering.get(home) ?? 0) + 1);
  }
  const order: Level[] = ['class', 'year', 'school'];
  for (const level of order)
    for (const group of all.filter((one) => one.level === level)) {
      const inside = all.filter(({ within }) => within === group.id).reduce((sum, child) => sum + child.asked, 0);
      group.asked = Math.max(asked[group.id] ?? 0, inside + (answering.get(group.id) ?? 0));
    }
  return all;
}

/** The smallest group that somebody is in. A class or year that the register does not know is none. */
export function homeOf(groups: readonly Group[], { class: classId, year }: Pick<CountedPerson, 'class' | 'year'>): string {
  const found = groups.find(({ id, level }) => level === 'class' && id === classId) ?? groups.find(({ id, level }) => level === 'year' && id === year);
  return found?.id ?? schoolGroup;
}

/** The leaves, each by the id of the group that its people are in and in no smaller one. */
export function leavesOf(groups: readonly Group[]): Leaf[] {
  return groups.flatMap((group) => {
    const inside = groups.filter(({ within }) => within === group.id);
    const most = group.asked - inside.reduce((sum, { asked }) => sum + asked, 0);
    return most > 0 ? [{ id: group.id, in: chainOf(groups, group.id), most }] : [];
  });
}

/** The group and those around it, smallest first. */
export function chainOf(groups: readonly Group[], id: string | null): string[] {
  const group = groups.find((one) => one.id === id);
  return group ? [group.id, ...chainOf(groups, group.within)] : [];
}

/** The groups of which this question has a table, the school first, then in the order of their names. */
export const groupsAsked = (groups: readonly Group[], { levels }: Question): Group[] => {
  const order: Level[] = ['school', 'year', 'class'];
  return order
    .filter((level) => levels.includes(level))
    .flatMap((level) => groups.filter((group) => group.level === level).sort((a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true })));
};
