import type { Audience } from '../../../platform/two-books/books.ts';
import type { LanguagePart, PartName } from './parts.ts';

/** How some people see a statement, in words and never in numbers. */
export type Side = 'agree' | 'disagree' | 'divided';

/** People who are listened to by themselves. */
export type Who = `role:${Audience}` | PartName | LanguagePart;

export interface View {
  who: Who;
  side: Side;
  /** As it was shown earlier this school year: nobody is shown in parts twice. */
  isEarlier?: true;
}

export type UnknownWhy = 'few' | 'not-heard' | 'shown-before' | 'do-not-know' | 'not-clear' | 'divided';

/** Where a part, or a statement, stands in the picture: from -1 to 1 each way, in tenths. */
export interface Spot<Of = string> {
  of: Of;
  x: number;
  y: number;
}

/** Parts and statements of those who were asked the same; drawn from the figures that everybody can read. */
export interface Picture {
  audiences: Audience[];
  parts: Spot<Who>[];
  /** By id of the statement. */
  statements: Spot[];
}

/** What came out of a round of statements: sentences and who says them, made of its published figures alone and without a count of anybody. */
export interface Lists {
  /** No figure could be shown: then nothing is shown at all. */
  isTooFew: boolean;
  shared: { id: string; side: 'agree' | 'disagree' }[];
  differs: { id: string; views: View[] }[];
  unknown: { id: string; why: UnknownWhy }[];
  pictures: Picture[];
}

export const nothing: Lists = { isTooFew: true, shared: [], differs: [], unknown: [], pictures: [] };
