call platform.open_schema('you_said_we_do');

create type you_said_we_do.answer as enum ('yes', 'no', 'later');
create type you_said_we_do.language as enum ('nl', 'fr', 'en', 'ar', 'tr');

create table you_said_we_do.theme (
  school_id uuid not null,
  id uuid not null,
  -- What was asked: a round.
  occasion_id uuid not null,
  made_on date not null,
  made_by_id uuid,
  answer you_said_we_do.answer,
  -- To whom one can speak about it.
  answerable_id uuid,
  by_day date,
  answered_on date,
  primary key (school_id, id),
  foreign key (school_id, made_by_id) references people.person,
  foreign key (school_id, answerable_id) references people.person,
  check ((answer is null) = (answered_on is null)),
  check (answer is null or answerable_id is not null),
  check (answer is null or answer = 'no' or by_day is not null)
);
comment on table you_said_we_do.theme is 'Something that people told the school in a round, as staff put it together, and what the school does with it: yes, no or later, who, by when. Says nothing of anybody. Goes a year after it was made.';
create index theme_by_occasion on you_said_we_do.theme (school_id, occasion_id);
call platform.protect('you_said_we_do.theme');

create table you_said_we_do.theme_words (
  school_id uuid not null,
  theme_id uuid not null,
  language you_said_we_do.language not null,
  heard text not null,
  told text,
  primary key (school_id, theme_id, language),
  foreign key (school_id, theme_id) references you_said_we_do.theme on delete cascade
);
comment on table you_said_we_do.theme_words is 'A theme and the answer to it in the words of the school; Dutch is the source, other languages as somebody at school wrote them. Goes with the theme.';
call platform.protect('you_said_we_do.theme_words');

create table you_said_we_do.source (
  school_id uuid not null,
  theme_id uuid not null,
  saying_id text not null,
  primary key (school_id, theme_id, saying_id),
  foreign key (school_id, theme_id) references you_said_we_do.theme on delete cascade
);
comment on table you_said_we_do.source is 'Which of the nameless sayings a theme was made of, by random ids that lead to nobody. Goes with the theme.';
call platform.protect('you_said_we_do.source');

create table you_said_we_do.clarity (
  school_id uuid not null,
  theme_id uuid not null,
  person_id uuid not null,
  is_clear boolean not null,
  primary key (school_id, theme_id, person_id),
  foreign key (school_id, theme_id) references you_said_we_do.theme on delete cascade,
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table you_said_we_do.clarity is 'Whether somebody found an answer clear, so that the school can say it better; staff see only how many. Goes with the theme, or with the person.';
call platform.protect('you_said_we_do.clarity');
