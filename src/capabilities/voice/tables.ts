import type { Generated, JSONColumnType } from 'kysely';
import type { ReleasedTable } from '../../platform/capability.ts';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Text } from '../../platform/texts/text.ts';
import type { Language } from '../../platform/texts/words.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { Audience, Outcome, Version, Way } from '../../platform/two-books/books.ts';
import type { Choices } from './rules/choices.ts';
import type { Lists } from './rules/lists.ts';
import type { RoomCounts } from './rules/room.ts';

export type OwnState = 'waiting' | 'taken' | 'not-taken';

interface RoundTable {
  school_id: SchoolId;
  id: string;
  title: string;
  audiences: Audience[];
  opens_on: Day | null;
  closes_on: Day | null;
  reader_id: string | null;
  substitute_id: string | null;
  made_by_id: string | null;
  sitting: Generated<number>;
  edition: Generated<number>;
  opened_on: Day | null;
  closed_on: Day | null;
  settles_after: Date | null;
  settled_on: Day | null;
}

interface StatementTable {
  school_id: SchoolId;
  round_id: string;
  id: string;
  audiences: Audience[];
  words: JSONColumnType<Text>;
  shipped_as: string | null;
  place: number;
  put_on: Day | null;
  taken_out_on: Day | null;
}

interface ParticipationTable {
  school_id: SchoolId;
  round_id: string;
  person_id: string;
  version: Version;
  class_id: string | null;
  outcome: Outcome | null;
  way: Way | null;
}

interface BallotTable {
  school_id: SchoolId;
  round_id: string;
  pseudonym: Buffer;
  version: Version;
  way: Way | null;
  language: Language | null;
  letters: string[] | null;
  fingerprint: Buffer | null;
  asked_until: Day | null;
  choices: JSONColumnType<Choices>;
  own_count: Generated<number>;
}

interface GroupSessionTable {
  school_id: SchoolId;
  round_id: string;
  id: string;
  audience: Audience;
  held_on: Day;
  present: number;
  counts: JSONColumnType<RoomCounts>;
  entered_by_id: string | null;
}

interface OwnStatementTable {
  school_id: SchoolId;
  id: string;
  round_id: string;
  version: Version;
  language: Language;
  words: Buffer;
  sound: Buffer | null;
  due_on: Day;
  state: Generated<OwnState>;
  reason: string | null;
  read_on: Day | null;
  read_by_id: string | null;
}

interface SaidHereTable {
  school_id: SchoolId;
  id: string;
  round_id: string;
  device: Buffer;
  words: Buffer;
}

interface ResultTable {
  school_id: SchoolId;
  round_id: string;
  published_on: Day;
  lists: JSONColumnType<Lists>;
}

interface ReleaseTable {
  school_id: SchoolId;
  round_id: string;
  audience: Audience;
  tables: JSONColumnType<ReleasedTable[]>;
}

export interface VoiceTables {
  'voice.round': RoundTable;
  'voice.statement': StatementTable;
  'voice.participation': ParticipationTable;
  'voice.ballot': BallotTable;
  'voice.group_session': GroupSessionTable;
  'voice.own_statement': OwnStatementTable;
  'voice.said_here': SaidHereTable;
  'voice.release': ReleaseTable;
  'voice.result': ResultTable;
}
