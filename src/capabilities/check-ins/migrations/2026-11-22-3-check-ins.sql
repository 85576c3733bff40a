call platform.open_schema('check_ins');

-- Closed sets are types: a check would be taken apart again with every answer.
create type check_ins.audience as enum ('pupils', 'guardians');
create type check_ins.weekday as enum ('monday', 'tuesday', 'wednesday', 'thursday', 'friday');
create type check_ins.way as enum ('own-device', 'class-device', 'paper', 'talk');

create table check_ins.rhythm (
  school_id uuid not null,
  id uuid not null,
  audience check_ins.audience not null,
  class_id uuid,
  every_weeks smallint not null check (every_weeks between 1 and 12),
  weekday check_ins.weekday not null,
  reader_id uuid not null,
  substitute_id uuid not null,
  is_paused boolean not null default false,
  primary key (school_id, id),
  unique nulls not distinct (school_id, audience, class_id),
  foreign key (school_id, class_id) references people.class on delete cascade,
  foreign key (school_id, reader_id) references people.person,
  foreign key (school_id, substitute_id) references people.person,
  check (reader_id <> substitute_id)
);
comment on table check_ins.rhythm is 'How often a class (or all guardians) is asked, and who reads and answers. Stays until changed.';
call platform.protect('check_ins.rhythm');

create table check_ins.occasion (
  school_id uuid not null,
  id uuid not null,
  audience check_ins.audience not null,
  class_id uuid,
  opened_on date not null,
  closes_on date not null,
  reader_id uuid not null,
  substitute_id uuid not null,
  primary key (school_id, id),
  unique nulls not distinct (school_id, audience, class_id, opened_on),
  foreign key (school_id, class_id) references people.class on delete cascade,
  foreign key (school_id, reader_id) references people.person,
  foreign key (school_id, substitute_id) references people.person,
  check (reader_id <> substitute_id)
);
comment on table check_ins.occasion is 'One time that a class (or all guardians) is asked. Goes with its answers.';
create index occasion_by_last_day on check_ins.occasion (school_id, closes_on);
call platform.protect('check_ins.occasion');

create table check_ins.answer (
  school_id uuid not null,
  id uuid not null,
  occasion_id uuid not null,
  person_id uuid not null,
  confidant_id uuid,
  teachers_too boolean not null,
  said_on date not null,
  way check_ins.way not null,
  fingerprint bytea not null,
  words bytea not null,
  primary key (school_id, id),
  -- Occasion and confidant are not bound: an occasion stays as long as its answers, staff are never removed, and each bond is
  -- paid for with every answer, dearly where a whole class holds on to the same row.
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table check_ins.answer is 'What somebody said, sealed under their own key, and who may read it: the confidant, and their teachers where they said so. Goes after 365 days, or with the person.';
create index answer_by_person on check_ins.answer (school_id, person_id, said_on);
create index answer_by_confidant on check_ins.answer (school_id, confidant_id, said_on);
call platform.protect('check_ins.answer');

create table check_ins.conflict (
  school_id uuid not null,
  answer_id uuid not null,
  person_id uuid not null,
  received_at timestamptz not null,
  fingerprint bytea not null,
  words bytea not null,
  primary key (school_id, answer_id, fingerprint),
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table check_ins.conflict is 'An answer that came again with other words under the same id; kept aside, sealed as the answer itself. Goes after 365 days, or with the person.';
call platform.protect('check_ins.conflict');

create table check_ins.turn (
  school_id uuid not null,
  person_id uuid not null,
  asked_on date,
  asked_by_way check_ins.way,
  answered_on date,
  -- Who will ask them in person, and on which day; until they have been asked.
  planned_by_id uuid,
  planned_on date,
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references people.person on delete cascade,
  foreign key (school_id, planned_by_id) references people.person
);
comment on table check_ins.turn is 'When somebody was last asked and last answered, and who plans to ask them; never what was said. One row a person, so that coverage costs the same after ten years. Goes with the person.';
call platform.protect('check_ins.turn');

create table check_ins.reading (
  school_id uuid not null,
  answer_id uuid not null,
  reader_id uuid not null,
  read_on date not null,
  primary key (school_id, answer_id, reader_id),
  foreign key (school_id, answer_id) references check_ins.answer on delete cascade,
  foreign key (school_id, reader_id) references people.person
);
comment on table check_ins.reading is 'Who read an answer, and on which day: shown to the one who gave it. Goes with the answer.';
call platform.protect('check_ins.reading');
