call platform.open_schema('follow_ups');

create type follow_ups.urgency as enum ('today', 'week');
create type follow_ups.outcome as enum ('talked', 'written', 'not-now');

create table follow_ups.promise (
  school_id uuid not null,
  id uuid not null,
  kind text not null,
  about uuid not null,
  asker_id uuid not null,
  class_id uuid,
  urgency follow_ups.urgency not null,
  person_id uuid not null,
  substitute_id uuid not null,
  asked_on date not null,
  due_on date not null,
  handed_over_on date,
  closed_on date,
  closed_by uuid,
  outcome follow_ups.outcome,
  told_back bytea,
  primary key (school_id, id),
  -- Nothing else is bound: staff and classes are never removed, and each bond is paid for with every answer.
  foreign key (school_id, asker_id) references people.person on delete cascade
);
comment on table follow_ups.promise is 'Somebody asked for something; a named person answers by a day, or else the substitute. What is told back is sealed under the asker''s key. Goes a year after it was closed, or with the asker.';
create index promise_open on follow_ups.promise (school_id, person_id) where closed_on is null;
create index promise_by_asker on follow_ups.promise (school_id, asker_id, asked_on);
create index promise_by_due on follow_ups.promise (school_id, due_on);
call platform.protect('follow_ups.promise');

create table follow_ups.reminder (
  school_id uuid not null,
  person_id uuid not null,
  sent_on date not null,
  primary key (school_id, person_id, sent_on),
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table follow_ups.reminder is 'On which day a member of staff got a reminder, so that there is one a day at most. Goes after 30 days.';
call platform.protect('follow_ups.reminder');
