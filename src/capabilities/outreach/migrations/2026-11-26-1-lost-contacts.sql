call platform.open_schema('outreach');

create type outreach.ending as enum ('back', 'not-now');

create table outreach.lost_contact (
  school_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  last_on date not null,
  is_about boolean not null,
  obstacles text[] not null,
  known bytea,
  guessed bytea,
  entered_by_id uuid not null,
  waiting_since date not null,
  owner_id uuid,
  substitute_id uuid,
  next_step bytea,
  due_on date,
  ending outreach.ending,
  ended_on date,
  came_of_it bytea,
  noted_on date not null,
  edition uuid not null,
  primary key (school_id, id),
  -- Nothing else is bound: staff are never removed.
  foreign key (school_id, person_id) references people.person on delete cascade,
  check (cardinality(obstacles) > 0),
  check (owner_id is not null or substitute_id is null),
  check (owner_id <> substitute_id),
  check ((next_step is null) = (due_on is null)),
  check ((ending is null) = (ended_on is null))
);
comment on table outreach.lost_contact is 'A pupil or family with whom the school lost contact, why it thinks it did, and who goes. Words are sealed under the person''s key. Goes when the contact is back and the school year ends, 30 days after a family said not now, a year after the last thing that was noted, or with the person.';
create unique index lost_contact_open on outreach.lost_contact (school_id, person_id) where ending is null;
create index lost_contact_by_last on outreach.lost_contact (school_id, last_on, id) where ending is null;
create index lost_contact_by_owner on outreach.lost_contact (school_id, owner_id) where ending is null;
create index lost_contact_by_noted on outreach.lost_contact (school_id, noted_on);
call platform.protect('outreach.lost_contact');

create table outreach.step (
  school_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  day date not null,
  by_id uuid not null,
  words bytea not null,
  primary key (school_id, id),
  foreign key (school_id, contact_id) references outreach.lost_contact on delete cascade
);
comment on table outreach.step is 'What somebody of the school did to find a contact again, sealed under the key of the person it is about. Goes with the lost contact.';
create index step_by_contact on outreach.step (school_id, contact_id, day);
call platform.protect('outreach.step');

create table outreach.lesson (
  school_id uuid not null references people.school,
  id uuid not null,
  month date not null,
  words text not null,
  primary key (school_id, id)
);
comment on table outreach.lesson is 'What the school changes because it lost a contact: of nobody, by nobody, and of a month rather than a day, so that it leads to no family. Stays until somebody takes it away.';
create index lesson_by_month on outreach.lesson (school_id, month);
call platform.protect('outreach.lesson');
