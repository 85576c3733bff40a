import type { Audience } from '../../../platform/two-books/books.ts';
import type { SegmentName } from './segments.ts';

/** How some people see a statement, in words and never in numbers. */
export type Side = 'agree' | 'disagree' | 'divided';

/** Found by the map, called by a letter. */
export type GroupName = `group:${string}`;

export interface View {
  who: SegmentName | GroupName;
  side: Side;
}

export type UnknownWhy = 'few' | 'do-not-know' | 'not-clear' | 'divided';

/** Where a group, or a statement, stands in the picture: from -1 to 1 each way, in steps so large that they say nothing of one person. */
export interface Spot {
  /** Letter of a group, or id of a statement. */
  of: string;
  x: number;
  y: number;
}

/** What came out of a round of statements: sentences and who says them, without a count of anybody. */
export interface Lists {
  /** Fewer than ten people said something: then nothing is shown at all. */
  isTooFew: boolean;
  shared: { id: string; side: 'agree' | 'disagree' }[];
  differs: { id: string; views: View[] }[];
  unknown: { id: string; why: UnknownWhy }[];
  /** Groups that people fall into by what they said, of those who were asked the same; none where they would fall apart otherwise another day. */
  pictures: { audiences: Audience[]; groups: Spot[]; statements: Spot[] }[];
}

export const nothing: Lists = { isTooFew: true, shared: [], differs: [], unknown: [], pictures: [] };
