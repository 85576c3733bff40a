call platform.open_schema('rounds');

create type rounds.version as enum ('6-9', '10-13', '14-18', 'guardian', 'staff');
create type rounds.way as enum ('own-device', 'class-device', 'paper', 'talk');
create type rounds.outcome as enum ('took-part', 'did-not-want');

create table rounds.round (
  school_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  period text not null,
  opens_on date,
  closes_on date,
  reader_id uuid,
  substitute_id uuid,
  made_by_id uuid,
  -- Counts the changes of a draft, so that two people who change it at the same time notice.
  edition integer not null default 1,
  opened_on date,
  closed_on date,
  -- From this moment on its books are taken apart: by then every program has noticed that it closed.
  settles_after timestamptz,
  settled_on date,
  archived_on date,
  primary key (school_id, id),
  foreign key (school_id, reader_id) references people.person,
  foreign key (school_id, substitute_id) references people.person,
  foreign key (school_id, made_by_id) references people.person,
  check (reader_id <> substitute_id),
  check (opened_on is null or (reader_id is not null and substitute_id is not null and opens_on is not null and closes_on is not null))
);
comment on table rounds.round is 'One round of questions: for whom, who reads, from when until when, and how far it is. Goes a year after it closed, with all that was said in it.';
create index round_by_last_day on rounds.round (school_id, closes_on);
call platform.protect('rounds.round');

create table rounds.part (
  school_id uuid not null,
  round_id uuid not null,
  version rounds.version not null,
  questions jsonb not null,
  -- Then no table is made of it any more.
  is_published boolean not null default false,
  primary key (school_id, round_id, version),
  foreign key (school_id, round_id) references rounds.round on delete cascade
);
comment on table rounds.part is 'The questions of a round for one age or for adults, in the words in which they are asked. Goes with the round.';
call platform.protect('rounds.part');

create table rounds.participation (
  school_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  version rounds.version not null,
  class_id uuid,
  outcome rounds.outcome,
  way rounds.way,
  reminded_on date,
  primary key (school_id, round_id, person_id),
  foreign key (school_id, round_id) references rounds.round on delete cascade,
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table rounds.participation is 'The first book: who is asked in a round, and whether they took part, did not want to, or were not reached; never what was said. Taking part is written down for all together when the round is settled, so that no moment joins it to an answer. Goes with the round, or with the person.';
call platform.protect('rounds.participation');

create table rounds.answer (
  school_id uuid not null,
  round_id uuid not null,
  -- While the round is open the HMAC of the person under the key of the round, which lies outside the database; random once that key is destroyed.
  pseudonym bytea not null,
  version rounds.version not null,
  class_id uuid,
  way rounds.way,
  -- The numbers of the letters it came in, the latest at the end: one that comes again takes no newer one's place.
  letters uuid[],
  fingerprint bytea,
  choices jsonb not null,
  words bytea,
  -- Nothing is bound: the round takes its answers along itself, a class that goes must not take any along, and each bond is paid
  -- for with every answer, dearly where a whole class holds on to the same row.
  primary key (school_id, round_id, pseudonym)
);
comment on table rounds.answer is 'The second book: what was said without a name. When the round is settled all rows are written anew in random order under random pseudonyms, and how and when they came is gone; the class goes once the tables are published. Goes with the round.';
call platform.protect('rounds.answer');

create table rounds.conflict (
  school_id uuid not null,
  round_id uuid not null,
  letter_id uuid not null,
  fingerprint bytea not null,
  words bytea not null,
  primary key (school_id, round_id, letter_id, fingerprint),
  foreign key (school_id, round_id) references rounds.round on delete cascade
);
comment on table rounds.conflict is 'What came again under the number of an earlier answer with other words; kept aside, sealed, without a name. Goes with the round.';
call platform.protect('rounds.conflict');

create table rounds.late_answer (
  school_id uuid not null,
  round_id uuid not null,
  id uuid not null,
  version rounds.version not null,
  words bytea not null,
  primary key (school_id, round_id, id),
  foreign key (school_id, round_id) references rounds.round on delete cascade
);
comment on table rounds.late_answer is 'What came after the round had closed, sealed and without a name: it can be read and changes no table. Goes with the round.';
call platform.protect('rounds.late_answer');

create table rounds.named_answer (
  school_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  confidant_id uuid not null,
  said_on date not null,
  -- Of the letters it came in, the latest at the end, under the key of the round: a letter that comes again takes no newer one''s place.
  marks bytea[] not null,
  is_from_paper boolean not null,
  words bytea not null,
  primary key (school_id, id),
  foreign key (school_id, round_id) references rounds.round on delete cascade,
  foreign key (school_id, person_id) references people.person on delete cascade,
  foreign key (school_id, confidant_id) references people.person
);
comment on table rounds.named_answer is 'What somebody said to the reader by name, because the page said so above the question; sealed under their own key. Goes with the round, or with the person.';
create index named_answer_by_confidant on rounds.named_answer (school_id, confidant_id, said_on);
create index named_answer_by_person on rounds.named_answer (school_id, person_id);
call platform.protect('rounds.named_answer');

create table rounds.draft (
  school_id uuid not null,
  id bytea not null,
  round_id uuid not null,
  words bytea not null,
  primary key (school_id, id),
  foreign key (school_id, round_id) references rounds.round on delete cascade
);
comment on table rounds.draft is 'What somebody began to answer on their own device and will finish later; known by the hash of a secret that only that device has, and sealed under it. Goes when it is sent, or when the round closes.';
call platform.protect('rounds.draft');
