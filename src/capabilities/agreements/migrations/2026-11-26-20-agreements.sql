call platform.open_schema('agreements');

create table agreements.subject (
  school_id uuid not null,
  id uuid not null,
  -- The same for words that differ in capitals, accents or spaces only, or the id of a subject that ships.
  key text not null,
  name text not null,
  primary key (school_id, id),
  unique (school_id, key)
);
comment on table agreements.subject is 'What agreements are about. Whoever publishes holds its row, so that two at once cannot contradict each other. Nothing about people; stays.';
call platform.protect('agreements.subject');

create table agreements.agreement (
  school_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  -- Last part of its permanent address: on paper, in a QR code.
  name text not null,
  primary key (school_id, id),
  unique (school_id, name),
  foreign key (school_id, subject_id) references agreements.subject
);
comment on table agreements.agreement is 'A rule or measure of the school at one permanent address. Nothing about people. Goes a year after its last version ended.';
create index agreement_by_subject on agreements.agreement (school_id, subject_id);
call platform.protect('agreements.agreement');

create table agreements.version (
  school_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  -- 1 for the first version of an agreement.
  turn integer not null,
  -- Changes whenever a draft is saved, so that nobody writes over what a colleague wrote.
  edition uuid not null,
  title text not null,
  groups text[] not null check (groups <@ array['pupils', 'guardians', 'staff', 'visitors']),
  -- Null for the whole school.
  class_ids uuid[],
  decided text not null,
  allowed text not null,
  not_allowed text not null,
  why text not null,
  who_decided text not null,
  follow_up text not null,
  if_not text not null,
  help text not null,
  for_children text not null,
  what_changed text not null,
  staff_line text not null,
  staff_do text not null,
  from_day date,
  until_day date,
  -- Whom one can ask, and who stands in.
  answerable_id uuid,
  substitute_id uuid,
  made_by_id uuid,
  made_on date not null,
  asked_on date,
  published_on date,
  -- What families read, with its translations; there once it is published.
  text_id uuid,
  primary key (school_id, id),
  unique (school_id, agreement_id, turn),
  foreign key (school_id, agreement_id) references agreements.agreement on delete cascade,
  foreign key (school_id, answerable_id) references people.person,
  foreign key (school_id, substitute_id) references people.person,
  foreign key (school_id, made_by_id) references people.person,
  foreign key (school_id, text_id) references languages.own_text,
  check ((published_on is null) = (text_id is null)),
  check (published_on is null or asked_on is not null),
  check (published_on is null or (from_day is not null and until_day is not null and from_day <= until_day)),
  check (published_on is null or (answerable_id is not null and substitute_id is not null and answerable_id <> substitute_id))
);
comment on table agreements.version is 'What an agreement says from one day to another, in the Dutch of the school: a draft, laid before the staff, or published. Published versions are not changed any more. Goes with the agreement.';
create unique index version_draft on agreements.version (school_id, agreement_id) where published_on is null;
call platform.protect('agreements.version');

create table agreements.confirmation (
  school_id uuid not null,
  version_id uuid not null,
  -- HMAC of version and person under a key outside the database.
  mark bytea not null,
  primary key (school_id, version_id, mark),
  foreign key (school_id, version_id) references agreements.version on delete cascade
);
comment on table agreements.confirmation is 'That somebody of the staff read a version and joins in; by a mark that leads to nobody, so that there is a count and no list. Goes when the text changes, or with the version.';
call platform.protect('agreements.confirmation');

create table agreements.doubt (
  school_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  said_on date not null,
  words bytea not null,
  answer bytea,
  answered_on date,
  primary key (school_id, id),
  foreign key (school_id, version_id) references agreements.version on delete cascade,
  check ((answer is null) = (answered_on is null))
);
comment on table agreements.doubt is 'What somebody of the staff doubts in a draft, sealed, and without who; the leadership answers before it publishes. Goes with the version.';
create index doubt_by_version on agreements.doubt (school_id, version_id);
call platform.protect('agreements.doubt');

create table agreements.clarity (
  school_id uuid not null,
  version_id uuid not null,
  person_id uuid not null,
  primary key (school_id, version_id, person_id),
  foreign key (school_id, version_id) references agreements.version on delete cascade,
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table agreements.clarity is 'That a pupil or guardian found a version clear; staff see only how many. Goes with the version, or with the person.';
call platform.protect('agreements.clarity');

create table agreements.question (
  school_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  asker_id uuid not null,
  asked_on date not null,
  -- What kind of question it is, the words and the recording: sealed under the key of the asker.
  words bytea not null,
  sound bytea,
  primary key (school_id, id),
  foreign key (school_id, agreement_id) references agreements.agreement on delete cascade,
  foreign key (school_id, asker_id) references people.person on delete cascade
);
comment on table agreements.question is 'What a pupil or guardian asks about an agreement, typed or spoken; sealed under their own key, and read by whoever promised to answer. Goes a year after it was asked, or with the person.';
alter table agreements.question alter column sound set storage external;
create index question_by_asker on agreements.question (school_id, asker_id);
call platform.protect('agreements.question');

create table agreements.shared_answer (
  school_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  text_id uuid not null,
  made_on date not null,
  primary key (school_id, id),
  foreign key (school_id, agreement_id) references agreements.agreement on delete cascade,
  foreign key (school_id, text_id) references languages.own_text
);
comment on table agreements.shared_answer is 'A question and its answer as staff wrote them for everybody, with their translations, and bound to no asker. Goes with the agreement.';
create index shared_answer_by_agreement on agreements.shared_answer (school_id, agreement_id);
call platform.protect('agreements.shared_answer');
