import { isUuid } from '../../../platform/database/ids.ts';
import { type Urgency, urgencies } from './opening.ts';
import { type Field, type Question, questionsFor, type Version } from './questions.ts';

/** What somebody said, in the words of the content pack. No answer has a number. */
export interface Said {
  mood?: string;
  nice?: string;
  talk?: string;
  who?: string;
  visible?: string;
  how?: string[];
  friend?: string;
  about?: string[];
  help?: string[];
  more?: string;
}

export const longestWords = 2000;

/**
 * Takes from what was sent only what was asked. An unknown option (of another version of the program) is left out;
 * words are never left out, only cut where no page allows more.
 * @param valuesOf all values sent for a field
 */
export function readSaid(version: Version, valuesOf: (field: Field) => string[]): Said {
  const said: Record<string, string | string[]> = {};
  for (const question of questionsFor(version)) {
    const heard = readOne(question, valuesOf(question.field));
    if (heard.length > 0) said[question.field] = heard;
  }
  return said;
}

/** What was sent for one question; empty where it was skipped. */
function readOne({ field, kind, options }: Question, sent: string[]): string | string[] {
  const [first = ''] = sent;
  if (kind === 'words') return first.trim().slice(0, longestWords);
  const isKnown = (value: string): boolean => (field === 'who' && isUuid(value)) || options.some((option) => option.value === value);
  return kind === 'several' ? [...new Set(sent.filter(isKnown))] : (sent.find(isKnown) ?? '');
}

/** Who there is to answer when this was said. */
export interface Answering {
  readerId: string;
  substituteId: string;
  /** Everybody whom one may choose to talk with. */
  answererIds: ReadonlySet<string>;
}

/** What happens with what was said. What somebody chose is what this enforces. */
export interface Effect {
  /** Who may read it, when it is kept; somebody outside the school reads nothing here. */
  kept?: { confidantId: string | null; teachersToo: boolean };
  promise?: { personId: string; substituteId: string; urgency: Urgency };
  /** Whether they answered, for coverage; asked they were in any case. */
  answered: boolean;
}

export function effectOf(said: Said, { readerId, substituteId, answererIds }: Answering): Effect {
  const outside = said.who === 'outside';
  const personId = said.who && answererIds.has(said.who) ? said.who : readerId;
  const urgency = outside ? undefined : urgencies.find((wish) => wish === said.talk);
  const promise = urgency && { personId, substituteId: personId === readerId ? substituteId : readerId, urgency };
  const teachersToo = said.visible === 'chosen_teacher';
  const confidantId = outside ? null : promise ? personId : readerId;
  const isKept = saysSomething(said) && said.visible !== 'nobody' && (confidantId !== null || teachersToo);
  const kept = isKept ? { confidantId, teachersToo } : undefined;
  return { ...(kept && { kept }), ...(promise && { promise }), answered: kept !== undefined || promise !== undefined };
}

/** "Dat zeg ik liever niet" and skipping say nothing, and leave nothing. */
function saysSomething({ mood, talk, nice, more, how, friend, about, help }: Said): boolean {
  const wishes = talk !== undefined && talk !== 'no';
  const subjects = about?.some((subject) => subject !== 'skip');
  return Boolean((mood && mood !== 'skip') || wishes || nice || more || how || friend || subjects || help);
}
