call platform.open_schema('voice');

create type voice.version as enum ('6-9', '10-13', '14-18', 'guardian', 'staff');
create type voice.audience as enum ('pupils', 'guardians', 'staff');
create type voice.way as enum ('own-device', 'class-device', 'paper', 'talk');
create type voice.outcome as enum ('took-part', 'did-not-want');
create type voice.own_state as enum ('waiting', 'taken', 'not-taken');

create table voice.round (
  school_id uuid not null,
  id uuid not null,
  title text not null,
  audiences voice.audience[] not null,
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
  primary key (school_id, id),
  foreign key (school_id, reader_id) references people.person,
  foreign key (school_id, substitute_id) references people.person,
  foreign key (school_id, made_by_id) references people.person,
  check (reader_id <> substitute_id),
  check (opened_on is null or (reader_id is not null and substitute_id is not null and opens_on is not null and closes_on is not null))
);
comment on table voice.round is 'One round of statements: to whom it is put, who reads, from when until when, and how far it is. Goes a year after it closed, with its results.';
create index round_by_last_day on voice.round (school_id, closes_on);
call platform.protect('voice.round');

create table voice.statement (
  school_id uuid not null,
  round_id uuid not null,
  id uuid not null,
  audiences voice.audience[] not null,
  words jsonb not null,
  -- Id in the content that ships; null for what somebody at this school wrote.
  shipped_as text,
  place integer not null,
  -- From this day on it is put; null while it is only offered to choose from.
  put_on date,
  taken_out_on date,
  primary key (school_id, round_id, id),
  foreign key (school_id, round_id) references voice.round on delete cascade
);
comment on table voice.statement is 'A statement of a round, in the words in which it is put. Goes with the round.';
call platform.protect('voice.statement');

create table voice.participation (
  school_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  version voice.version not null,
  class_id uuid,
  outcome voice.outcome,
  way voice.way,
  primary key (school_id, round_id, person_id),
  foreign key (school_id, round_id) references voice.round on delete cascade,
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table voice.participation is 'The first book: who is asked in a round of statements, and whether they took part, did not want to, or were not reached; never what was said. Taking part is written down for all together when the round is settled. Goes with the round, or with the person.';
call platform.protect('voice.participation');

create table voice.ballot (
  school_id uuid not null,
  round_id uuid not null,
  -- While the round is open the HMAC of the person under the key of the round, which lies outside the database; random once that key is destroyed.
  pseudonym bytea not null,
  version voice.version not null,
  way voice.way,
  language text,
  -- The numbers of the letters it came in: one that comes again changes nothing.
  letters uuid[],
  fingerprint bytea,
  -- Statements put after this day are new to whoever this is.
  asked_until date,
  choices jsonb not null,
  primary key (school_id, round_id, pseudonym)
);
comment on table voice.ballot is 'The second book: what one person said to statements, without a name. When the round is settled all rows are written anew in random order under random pseudonyms, and how, when and in which language they came is gone; a row goes once its figures are published, or with the round.';
call platform.protect('voice.ballot');

create table voice.group_session (
  school_id uuid not null,
  round_id uuid not null,
  id uuid not null,
  audience voice.audience not null,
  held_on date not null,
  present integer not null check (present between 1 and 500),
  counts jsonb not null,
  entered_by_id uuid,
  primary key (school_id, round_id, id),
  foreign key (school_id, round_id) references voice.round on delete cascade,
  foreign key (school_id, entered_by_id) references people.person
);
comment on table voice.group_session is 'Hands that were raised in a room, counted for each statement: of nobody by name and of nobody apart. Goes once its figures are published, or with the round.';
call platform.protect('voice.group_session');

create table voice.own_statement (
  school_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  version voice.version not null,
  language text not null,
  words bytea not null,
  sound bytea,
  due_on date not null,
  state voice.own_state not null default 'waiting',
  reason text,
  read_on date,
  read_by_id uuid,
  primary key (school_id, id),
  foreign key (school_id, round_id) references voice.round on delete cascade,
  foreign key (school_id, read_by_id) references people.person
);
comment on table voice.own_statement is 'A statement that somebody wrote or spoke, sealed and under nobody''s name, until a person has read it. Goes with the round.';
create index own_statement_by_round on voice.own_statement (school_id, round_id, state);
call platform.protect('voice.own_statement');

create table voice.said_here (
  school_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  device bytea not null,
  words bytea not null,
  primary key (school_id, id),
  foreign key (school_id, round_id) references voice.round on delete cascade
);
comment on table voice.said_here is 'What somebody said on their own device, to be seen again on that device alone: known by the hash of a secret that only that device has, and sealed under it. Goes with the round.';
create index said_here_by_device on voice.said_here (school_id, round_id, device);
call platform.protect('voice.said_here');

create table voice.result (
  school_id uuid not null,
  round_id uuid not null,
  published_on date not null,
  lists jsonb not null,
  primary key (school_id, round_id),
  foreign key (school_id, round_id) references voice.round on delete cascade
);
comment on table voice.result is 'What came out of a round of statements, published once: which statements all share, where people differ, and what is not known; no count and no person. Goes with the round.';
call platform.protect('voice.result');
