import type { Reader } from '../texts/words.ts';

/** For whom words are: pupils by age, guardians, or staff. */
export const versions = ['6-9', '10-13', '14-18', 'guardian', 'staff'] as const;
export type Version = (typeof versions)[number];

/** "je" or "u". */
export const readerOf = (version: Version): Reader => (version === 'guardian' || version === 'staff' ? 'guardian' : 'pupil');

/** How an answer reached the school. All count the same. */
export const ways = ['own-device', 'class-device', 'paper', 'talk'] as const;
export type Way = (typeof ways)[number];

const outcomes = ['took-part', 'did-not-want'] as const;
export type Outcome = (typeof outcomes)[number];

export const audiences = ['pupils', 'guardians', 'staff'] as const;
export type Audience = (typeof audiences)[number];

export const audienceOf = (version: Version): Audience => (version === 'guardian' ? 'guardians' : version === 'staff' ? 'staff' : 'pupils');
