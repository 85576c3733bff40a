call platform.open_schema('people');

create type people.person_kind as enum ('pupil', 'guardian', 'staff');
create type people.age_version as enum ('6-9', '10-13', '14-18');
create type people.class_role as enum ('pupil', 'teacher');
create type people.device as enum ('own', 'shared', 'class', 'staff');

create table people.school (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  phone text,
  place text,
  is_demo boolean not null default false,
  source_id text
);
comment on table people.school is 'One row per school of this server. Nothing about people; stays until the school goes.';
call platform.share('people.school', 'select, insert, update');

create table people.closed_day (
  school_id uuid not null references people.school,
  day date not null,
  name text not null,
  primary key (school_id, day)
);
comment on table people.closed_day is 'A day without school. Nothing about people; stays.';
call platform.protect('people.closed_day');

create table people.person (
  school_id uuid not null references people.school,
  id uuid not null,
  kind people.person_kind not null,
  source_id text,
  given_name text not null,
  family_name text not null,
  language text not null default 'nl',
  left_on date,
  primary key (school_id, id),
  unique (school_id, kind, source_id)
);
comment on table people.person is 'A pupil, a guardian or a member of staff. Erased 30 days after leaving.';
create index person_by_name on people.person (school_id, kind, family_name, given_name) where left_on is null;
call platform.protect('people.person');

create table people.person_key (
  school_id uuid not null,
  person_id uuid not null,
  wrapped bytea not null,
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table people.person_key is 'The key of a person''s own words, itself sealed under the school''s key. Goes with the person, and the words with it.';
call platform.protect('people.person_key');

create table people.class (
  school_id uuid not null references people.school,
  id uuid not null,
  source_id text,
  name text not null,
  age_version people.age_version not null,
  is_home boolean not null default true,
  left_on date,
  primary key (school_id, id),
  unique (school_id, source_id)
);
comment on table people.class is 'A class. Stays, marked when it ended.';
call platform.protect('people.class');

create table people.membership (
  school_id uuid not null,
  class_id uuid not null,
  person_id uuid not null,
  role people.class_role not null,
  primary key (school_id, class_id, person_id),
  foreign key (school_id, class_id) references people.class on delete cascade,
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table people.membership is 'Who sits in a class and who teaches it, today. Goes when that ends.';
create index membership_by_person on people.membership (school_id, person_id);
call platform.protect('people.membership');

create table people.guardianship (
  school_id uuid not null,
  pupil_id uuid not null,
  guardian_id uuid not null,
  primary key (school_id, pupil_id, guardian_id),
  foreign key (school_id, pupil_id) references people.person on delete cascade,
  foreign key (school_id, guardian_id) references people.person on delete cascade
);
comment on table people.guardianship is 'Which adults care for a pupil, in one household or more. Goes when that ends.';
create index guardianship_by_guardian on people.guardianship (school_id, guardian_id);
call platform.protect('people.guardianship');

create table people.staff (
  school_id uuid not null,
  person_id uuid not null,
  email text,
  roles text[] not null default '{}',
  answers_talks boolean not null default false,
  place text,
  has_professional_secrecy boolean not null default false,
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table people.staff is 'What a member of staff does here and where to find them. Goes with the person.';
call platform.protect('people.staff');

create table people.card (
  school_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  number text not null,
  turn smallint not null,
  token_hash bytea not null,
  secret_hash bytea not null,
  printed_on date not null,
  printed_by uuid,
  first_used_on date,
  last_used_on date,
  revoked_on date,
  primary key (school_id, id),
  unique (school_id, number),
  unique (school_id, token_hash),
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table people.card is 'A printed card: how a pupil or guardian comes in. Only hashes of what is printed. Goes a year after it was revoked, or with the person.';
create index card_by_person on people.card (school_id, person_id);
call platform.protect('people.card');

create table people.wrong_code (
  school_id uuid not null references people.school,
  lock text not null,
  wrong smallint not null,
  last_wrong_at timestamptz not null,
  primary key (school_id, lock)
);
comment on table people.wrong_code is 'How often a wrong code was typed for one card or recovery code, so that guessing is slowed down. Not who or where. Goes after 30 days.';
call platform.protect('people.wrong_code');

create table people.session (
  school_id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  device people.device not null,
  card_id uuid,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (school_id, token_hash),
  foreign key (school_id, person_id) references people.person on delete cascade,
  foreign key (school_id, card_id) references people.card on delete cascade
);
comment on table people.session is 'Somebody who is signed in. Goes on leaving, or when its time is over.';
create index session_by_person on people.session (school_id, person_id);
call platform.protect('people.session');
