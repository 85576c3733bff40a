call platform.open_schema('languages');

-- Dutch is the source; these are the others in which families read.
create type languages.language as enum ('fr', 'en', 'ar', 'tr');
create type languages.way as enum ('typed', 'imported', 'by-machine');
create type languages.purpose as enum ('health', 'integration', 'question', 'offer');

create table languages.own_text (
  school_id uuid not null references people.school,
  id uuid not null,
  -- Whose text it is: a capability.
  capability text not null,
  title text not null,
  -- Why it may be translated; a school in Flanders may do so under four conditions only.
  purpose languages.purpose,
  agreed_by_id uuid,
  agreed_on date,
  primary key (school_id, id),
  foreign key (school_id, agreed_by_id) references people.person,
  check ((purpose is null) = (agreed_on is null))
);
comment on table languages.own_text is 'A text of the school itself, and why it may be translated. Says nothing of a pupil or family. Goes with what it is a text of.';
create index own_text_by_title on languages.own_text (school_id, title, id);
call platform.protect('languages.own_text');

create table languages.own_part (
  school_id uuid not null,
  text_id uuid not null,
  key text not null,
  place smallint not null,
  dutch text not null,
  primary key (school_id, text_id, key),
  foreign key (school_id, text_id) references languages.own_text on delete cascade
);
comment on table languages.own_part is 'A paragraph or field of a text of the school, in Dutch. Goes with the text.';
call platform.protect('languages.own_part');

create table languages.translation (
  school_id uuid not null,
  text_id uuid not null,
  key text not null,
  language languages.language not null,
  words text not null,
  -- The Dutch that it is a translation of; where the part says something else by now, it is outdated.
  of_dutch text not null,
  way languages.way not null,
  checked_by_id uuid,
  checked_on date,
  primary key (school_id, text_id, key, language),
  foreign key (school_id, text_id, key) references languages.own_part on delete cascade,
  foreign key (school_id, checked_by_id) references people.person
);
comment on table languages.translation is 'A part of a text in another language, how it came, and who found it good. Goes with the part; who checked it is erased after a year.';
create index translation_by_checked on languages.translation (school_id, checked_on) where checked_by_id is not null;
call platform.protect('languages.translation');

create table languages.voice (
  school_id uuid not null,
  id uuid not null,
  text_id uuid not null,
  -- One of the languages that are spoken at home; more than those that are written here.
  language text not null,
  -- Of the words that were read; where the text says something else by now, nobody hears it any more.
  fingerprint text not null,
  media_type text not null,
  bytes bytea not null,
  kept_by_id uuid not null,
  kept_on date not null,
  primary key (school_id, id),
  unique (school_id, text_id, language),
  foreign key (school_id, text_id) references languages.own_text on delete cascade,
  foreign key (school_id, kept_by_id) references people.person
);
comment on table languages.voice is 'A text of the school, spoken for families by somebody who agreed to that. Goes with the text, a year after it was recorded, or when who recorded it leaves.';
create index voice_by_kept on languages.voice (school_id, kept_on);
call platform.protect('languages.voice');

create table languages.school_choice (
  school_id uuid not null references people.school,
  shows_machine boolean not null,
  primary key (school_id)
);
comment on table languages.school_choice is 'Whether families of this school read what a machine translated before a person checked it. Stays.';
call platform.protect('languages.school_choice');
