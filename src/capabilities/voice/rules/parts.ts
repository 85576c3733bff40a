import type { Audience, Version, Way } from '../../../platform/two-books/books.ts';
import { type Answering, leastPeople } from './segments.ts';

/** A part of an audience that is shown apart. `others`: several small ones together; a group was found by what its people said. */
export type PartName = `age:${Version}` | 'age:others' | `way:${Way}` | 'way:others' | 'way:room' | `group:${string}`;

/** In which language people read: the two sides of the one crossing there is. */
export type LanguagePart = 'language:dutch' | 'language:other';

const nameOf = ({ version, way }: Pick<Answering, 'version' | 'way'>, by: 'age' | 'way'): PartName | null =>
  by === 'age' ? `age:${version}` : way && `way:${way}`;

/**
 * In which part each of these people is shown: pupils by age, adults by their way in. Small parts are taken together, and with the smallest other one
 * where they are still fewer than {@link leastPeople}: nothing is left over that could be found by subtracting. One part alone says nothing and goes.
 * @returns one a person, in the same order; null for who is in none
 */
export function partsOf(audience: Audience, people: readonly Pick<Answering, 'version' | 'way'>[]): (PartName | null)[] {
  const by = audience === 'pupils' ? 'age' : 'way';
  const names = people.map((one) => nameOf(one, by));
  const merged = withoutSmall(
    Map.groupBy(
      names.filter((name) => name !== null),
      (name) => name,
    ),
    `${by}:others`,
  );
  return names.map((name) => (name === null || new Set(merged.values()).size < 2 ? null : (merged.get(name) ?? null)));
}

/** Under which name each is shown. */
function withoutSmall(members: ReadonlyMap<PartName, readonly unknown[]>, others: PartName): Map<PartName, PartName> {
  const bySize = [...members].sort(([a, some], [b, rest]) => some.length - rest.length || (a < b ? -1 : 1));
  const small = bySize.filter(([, some]) => some.length < leastPeople);
  const large = bySize.slice(small.length);
  let together = small.reduce((sum, [, some]) => sum + some.length, 0);
  while (together > 0 && together < leastPeople && large.length > 0) {
    const next = large.shift() as (typeof large)[number];
    small.push(next);
    together += next[1].length;
  }
  return new Map([...large.map(([name]) => [name, name] as const), ...small.map(([name]) => [name, others] as const)]);
}

/** Where a few people are left in no part they could be found by subtracting: the smallest parts join them until they are enough, or nobody is divided. */
export function withoutRest(parts: readonly (PartName | null)[]): (PartName | null)[] {
  const bySize = [...Map.groupBy(parts, (part) => part)].sort(([, some], [, others]) => some.length - others.length);
  let rest = bySize.find(([part]) => part === null)?.[1].length ?? 0;
  const joining = new Set<PartName>();
  for (const [part, some] of bySize) {
    if (rest === 0 || rest >= leastPeople) break;
    if (part === null) continue;
    joining.add(part);
    rest += some.length;
  }
  return parts.map((part) => (part === null || joining.has(part) ? null : part));
}

/** All parts with a name of their own in the texts. */
export const namedParts = [
  'age:6-9',
  'age:10-13',
  'age:14-18',
  'age:others',
  'way:own-device',
  'way:class-device',
  'way:paper',
  'way:talk',
  'way:others',
  'way:room',
  'language:dutch',
  'language:other',
] as const;
