import type { SchoolId } from '../database/ids.ts';
import type { Language } from '../texts/words.ts';

/** Who stands at the door. A store function asks for the narrowest of these, so that a forgotten guard does not compile. */
export type Visitor = Pupil | Guardian | Staff | Nobody;

interface Known {
  school: SchoolId;
  schoolName: string;
  schoolSlug: string;
  /** The school is filled with invented people; every page says so. */
  isDemo: boolean;
  /** Id of the person in `people.person`. */
  id: string;
  givenName: string;
  language: Language;
}

/** On whose device: the family's own, one that others use too, or the tablet that goes round in class. */
const devices = ['own', 'shared', 'class'] as const;
export type Device = (typeof devices)[number];

export interface Pupil extends Known {
  kind: 'pupil';
  device: Device;
}

export interface Guardian extends Known {
  kind: 'guardian';
  device: Device;
}

export const staffRoles = ['administrator', 'leadership', 'teacher', 'care', 'bridge', 'contact-person'] as const;
export type StaffRole = (typeof staffRoles)[number];

export interface Staff extends Known {
  kind: 'staff';
  roles: readonly StaffRole[];
}

export interface Nobody {
  kind: 'nobody';
}

export const nobody: Nobody = { kind: 'nobody' };

/** Turns a session cookie into the person who holds it. */
export interface Visitors {
  of(cookie: SessionCookie | undefined): Promise<Visitor>;
  /** Looks again at the next request, after something about the session or the person changed. */
  forget(cookie: SessionCookie): void;
}

export interface SessionCookie {
  school: SchoolId;
  token: string;
}
