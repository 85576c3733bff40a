import type { Language } from '../../../platform/texts/words.ts';
import { type Audience, audienceOf, type Version, type Way } from '../../../platform/two-books/books.ts';

/** Fewer people are never shown apart (docs/red-lines.md, R17; the method SDC-1). */
export const leastPeople = 10;

const segmentKinds = ['role', 'age', 'language', 'way'] as const;
type SegmentKind = (typeof segmentKinds)[number];

/** `others`: several small ones together. */
export type SegmentName = `role:${Audience}` | `age:${Version}` | `language:${Language}` | `way:${Way}` | `${SegmentKind}:others` | 'way:room';

export interface Answering {
  version: Version;
  way: Way | null;
  language: Language | null;
}

/** What the program knows of somebody without asking: never anything about money or home. */
function namesOf({ version, way, language }: Answering): Record<SegmentKind, SegmentName | null> {
  return {
    role: `role:${audienceOf(version)}`,
    age: audienceOf(version) === 'pupils' ? `age:${version}` : null,
    language: language && `language:${language}`,
    way: way && `way:${way}`,
  };
}

/** For choosing what to ask next; shown to nobody. */
export const segmentsOf = (one: Answering): SegmentName[] => Object.values(namesOf(one)).filter((name) => name !== null);

/**
 * In which segments each of these people is shown. Of each kind the small ones are taken together, and with the smallest shown where they are
 * still fewer than {@link leastPeople}: nothing is left over that could be found by subtracting. A kind with one segment says nothing and goes.
 * @returns one set a person, in the same order
 */
export function safeSegments(people: readonly Answering[]): Set<SegmentName>[] {
  const shown = people.map(() => new Set<SegmentName>());
  const named = people.map(namesOf);
  for (const kind of segmentKinds) {
    const members = new Map<SegmentName, number[]>();
    for (const [place, names] of named.entries()) {
      const name = names[kind];
      if (name) members.set(name, [...(members.get(name) ?? []), place]);
    }
    const merged = withoutSmall(kind, members);
    if (merged.size > 1) for (const [name, places] of merged) for (const place of places) shown[place]?.add(name);
  }
  return shown;
}

function withoutSmall(kind: SegmentKind, members: ReadonlyMap<SegmentName, number[]>): Map<SegmentName, number[]> {
  const bySize = [...members].sort(([a, some], [b, others]) => some.length - others.length || (a < b ? -1 : 1));
  const small = bySize.filter(([, places]) => places.length < leastPeople);
  if (small.length === 0) return new Map(bySize);
  const large = bySize.slice(small.length);
  const rest = small.flatMap(([, places]) => places);
  while (rest.length < leastPeople && large.length > 0) rest.push(...(large.shift()?.[1] ?? []));
  return new Map([...large, [`${kind}:others` as const, rest]]);
}
