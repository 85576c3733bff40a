import type { Hono } from 'hono';
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Kysely } from 'kysely';
import type { SchoolId } from './database/ids.ts';
import type { Migrations } from './database/migrate.ts';
import type { Figures, Ground, Heard, NavigationItem, PromiseKind } from './ground.ts';
import type { TakeLetter } from './outbox/delivery-routes.ts';
import type { Frame } from './pages/page.tsx';
import type { Day } from './time/clock.ts';
import type { Env } from './web/guards.ts';
import type { Guardian, Pupil, Staff } from './web/visitor.ts';

export type { CountedPerson, DeclaredTable, Gathered, ReleasedTable } from './figures.ts';
export type { Figures } from './ground.ts';

/**
 * What a folder in `capabilities/` is to the rest of the program. A capability cannot join without saying
 * what it keeps about people, and without example pages.
 */
export interface Capability {
  /** Folder, database schema and part of the privacy page, all three. */
  name: string;
  migrations: Migrations;
  /** Its schema has a role of its own, which sees nothing else; the rest of the program does not see it. */
  apart?: true;
  routes(ground: Ground): Hono<Env>;
  examples: Example[];
  personalData: PersonalData | 'none';
  /** Style sheets that its pages carry besides the common ones. */
  styles?: string[];
  /** Who takes in what waited on a device, by the kind of ticket in the letter. */
  letters?(ground: Ground): Record<string, TakeLetter>;
  /** Where more may be sent than the usual 64 kB. */
  largeBodies?: LargeBody[];
  /** What it puts on first pages. */
  cards?: Cards;
  jobs?: Job[];
  /** What people said in one of its occasions, out of which a school makes themes. */
  heard?: Heard;
  /** How many answers the school still owes to those who were asked: of one occasion, or of all. */
  owes?(db: Kysely<never>, school: SchoolId, occasionId?: string): Promise<number>;
  /** Work that looks every minute whether it is its turn, and must find out by itself. */
  rounds?: Round[];
  /** What kinds of promises it opens, by name (`check-ins.talk`), and what staff see of one. */
  promiseKinds?: Record<string, PromiseKind>;
  /** Its pages in the navigation of staff. */
  navigation?: NavigationItem[];
  /** What it counts for the school's reports. */
  figures?: Figures;
}

/** The database schema of a capability. */
export const schemaOf = (name: string): string => name.replaceAll('-', '_');

/** A page with made-up data: for the gallery, the translators, and the tests of size, accessibility and scripts. */
export interface Example {
  /** Kebab-case, unique in the capability. */
  name: string;
  /** Family pages are shown in every language, staff pages in Dutch. */
  for: 'family' | 'staff';
  page(frame: Frame): JSX.Element;
}

export interface PersonalData {
  /** How many days after it was said something goes by itself. */
  keptForDays: number;
  /** Everything kept about a person, to give to that person. */
  copyFor(db: Kysely<never>, ground: Ground, school: SchoolId, personId: string): Promise<unknown>;
  /** Erases what dates from before that day. Whoever leaves takes everything along: each table's foreign key to a person cascades. */
  forgetBefore(db: Kysely<never>, school: SchoolId, day: Day): Promise<void>;
}

/** A card on a first page, already in the visitor's language. */
export interface Card {
  /** Cards of the same page are shown in this order. */
  place: number;
  content: JSX.Element;
  /** Custom elements that the card needs. */
  elements?: string[];
  /** A style sheet that the card needs; its capability must name it in `styles`. */
  style?: string;
  /** The card brings the page's heading (`h1`). */
  hasTitle?: boolean;
  /** The card is a form in steps, of which the languages are the last. */
  hasSteps?: boolean;
}

interface Cards {
  pupil?(ground: Ground, pupil: Pupil, frame: Frame): Promise<Card[]>;
  guardian?(ground: Ground, guardian: Guardian, frame: Frame): Promise<Card[]>;
  staff?(ground: Ground, staff: Staff, frame: Frame): Promise<Card[]>;
  /** On the page of one class. */
  schoolClass?(ground: Ground, staff: Staff, schoolClass: { id: string; name: string }): Promise<Card[]>;
}

/** Addresses at which a body may be larger than elsewhere. */
export interface LargeBody {
  at: RegExp;
  mostBytes: number;
}

/** Work that is done once a day for every school, on the clock at school. */
export interface Job {
  name: string;
  /** Minutes after midnight at school from which it may run. */
  fromMinute: number;
  run(ground: Ground, school: SchoolId, day: Day): Promise<void>;
}

interface Round {
  name: string;
  /** @param minute after midnight on the clock at school */
  run(ground: Ground, school: SchoolId, day: Day, minute: number): Promise<void>;
}
