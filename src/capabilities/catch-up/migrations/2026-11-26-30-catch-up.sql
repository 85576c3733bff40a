call platform.open_schema('catch_up');

create type catch_up.standing as enum ('coming', 'busy', 'done');

create table catch_up.plan (
  school_id uuid not null,
  id uuid not null,
  -- Changes whenever it is saved, so that nobody writes over what a colleague wrote.
  edition uuid not null,
  -- Null for the whole school.
  class_id uuid,
  happened text not null,
  missed text not null,
  first text not null,
  know text not null,
  learn text not null,
  where_when text not null,
  extra text not null,
  not_home text not null,
  tell text not null,
  progress text not null,
  review_on date,
  -- Whom one can ask, and who stands in.
  answerable_id uuid,
  substitute_id uuid,
  made_by_id uuid,
  made_on date not null,
  published_on date,
  -- What families read, with its translations; there once it is published.
  text_id uuid,
  primary key (school_id, id),
  foreign key (school_id, class_id) references people.class,
  foreign key (school_id, answerable_id) references people.person,
  foreign key (school_id, substitute_id) references people.person,
  foreign key (school_id, made_by_id) references people.person,
  foreign key (school_id, text_id) references languages.own_text,
  check ((published_on is null) = (text_id is null)),
  check (published_on is null or (review_on is not null and answerable_id is not null and substitute_id is not null))
);
comment on table catch_up.plan is 'The plan of a school or a class for what everybody missed. Says nothing of anybody. Goes 100 days after the day on which it was to be looked at again.';
call platform.protect('catch_up.plan');

create table catch_up.step (
  school_id uuid not null,
  plan_id uuid not null,
  -- 1 for the first step.
  place smallint not null,
  what text not null,
  for_whom text not null,
  when_words text not null,
  standing catch_up.standing not null,
  primary key (school_id, plan_id, place),
  foreign key (school_id, plan_id) references catch_up.plan on delete cascade
);
comment on table catch_up.step is 'A step of a plan, and where the school is with it. Goes with the plan.';
call platform.protect('catch_up.step');

create table catch_up.welcome (
  school_id uuid not null,
  id uuid not null,
  pupil_id uuid not null,
  started_on date not null,
  started_by_id uuid,
  -- The one person who is there for the pupil, and who stands in.
  answerable_id uuid not null,
  substitute_id uuid not null,
  -- The welcome and the next steps: sealed under the key of the pupil.
  words bytea not null,
  primary key (school_id, id),
  unique (school_id, pupil_id),
  foreign key (school_id, pupil_id) references people.person on delete cascade,
  foreign key (school_id, started_by_id) references people.person,
  foreign key (school_id, answerable_id) references people.person,
  foreign key (school_id, substitute_id) references people.person,
  check (answerable_id <> substitute_id)
);
comment on table catch_up.welcome is 'How a pupil who was away for long is welcomed back: sealed words, and one person. Not why or how long the pupil was away. Erased 100 days later, or with the pupil.';
create index welcome_by_person on catch_up.welcome (school_id, answerable_id);
call platform.protect('catch_up.welcome');
