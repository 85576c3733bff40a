import type { Language } from '../../../platform/texts/words.ts';
import { type Audience, audienceOf, type Version, type Way } from '../../../platform/two-books/books.ts';

/** Fewer people are never shown apart (docs/red-lines.md, R17; the method SDC-1). */
export const leastPeople = 10;

type SegmentName = `role:${Audience}` | `age:${Version}` | `language:${Language}` | `way:${Way}`;

export interface Answering {
  version: Version;
  way: Way | null;
  language: Language | null;
}

/** What the program knows of somebody without asking, for choosing what to ask next; shown to nobody. Never anything about money or home. */
export const segmentsOf = ({ version, way, language }: Answering): SegmentName[] => [
  `role:${audienceOf(version)}`,
  ...(audienceOf(version) === 'pupils' ? [`age:${version}` as const] : []),
  ...(language ? [`language:${language}` as const] : []),
  ...(way ? [`way:${way}` as const] : []),
];
