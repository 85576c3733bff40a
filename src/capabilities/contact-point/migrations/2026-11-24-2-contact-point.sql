call platform.open_schema_apart('contact_point');

create table contact_point.contact_person (
  school_id uuid not null,
  person_id uuid not null,
  name text not null,
  duty text not null,
  secrecy text not null check (secrecy in ('office', 'professional')),
  identity bytea not null check (length(identity) = 65),
  sealed_keys bytea not null check (length(sealed_keys) < 8192),
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references people.person on delete cascade
);
comment on table contact_point.contact_person is 'A member of staff with keys of their own, sealed in their browser. Goes when they are no longer a contact person.';
call platform.protect_apart('contact_point.contact_person');

create table contact_point.portrait (
  school_id uuid not null,
  person_id uuid not null,
  picture bytea not null check (length(picture) < 16384),
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references contact_point.contact_person on delete cascade
);
comment on table contact_point.portrait is 'A small photo by which people recognise a contact person, chosen by themselves. Goes when they take it away, and with them.';
call platform.protect_apart('contact_point.portrait');

create table contact_point.unlock (
  school_id uuid not null,
  person_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('paper', 'passkey')),
  credential_id text,
  wrapped bytea not null check (length(wrapped) < 256),
  primary key (school_id, person_id, id),
  foreign key (school_id, person_id) references contact_point.contact_person on delete cascade,
  check ((kind = 'passkey') = (credential_id is not null))
);
comment on table contact_point.unlock is 'One way to open the keys of a contact person: a passkey or the key on paper; worthless without it. Goes with the contact person.';
call platform.protect_apart('contact_point.unlock');

create table contact_point.epoch_key (
  school_id uuid not null,
  person_id uuid not null,
  month text not null check (month ~ '^\d{4}-\d\d$'),
  key bytea not null check (length(key) = 32),
  signature bytea not null check (length(signature) = 64),
  primary key (school_id, person_id, month),
  foreign key (school_id, person_id) references contact_point.contact_person on delete cascade
);
comment on table contact_point.epoch_key is 'The key to which a contact person is written in one month. Goes with the contact person.';
call platform.protect_apart('contact_point.epoch_key');

create table contact_point.roster_entry (
  school_id uuid not null,
  place integer not null check (place >= 0),
  entry text not null,
  signatures text not null,
  primary key (school_id, place)
);
comment on table contact_point.roster_entry is 'One signed change to who the contact persons are; a chain that everybody can follow. Stays as long as the contact point.';
call platform.protect_apart('contact_point.roster_entry');

create table contact_point.roster_draft (
  school_id uuid not null primary key,
  entry text not null,
  signatures text not null
);
comment on table contact_point.roster_draft is 'A change to the contact persons that waits for a signature. Goes when it is signed or taken back.';
call platform.protect_apart('contact_point.roster_draft');

create table contact_point.thread (
  school_id uuid not null,
  thread bytea not null check (length(thread) = 32),
  auth bytea not null check (length(auth) = 32),
  posting bytea not null check (length(posting) = 32),
  wrapped_key bytea not null,
  begun_on date not null,
  last_on date not null,
  waiting_since date,
  waits_openly boolean not null default false,
  promised_on date,
  noticed_on date,
  primary key (school_id, thread)
);
comment on table contact_point.thread is 'A conversation with somebody without a name, known by a hash; days only. Goes when its writer erases it, 182 days after the last message, and at most 365 after the first.';
create index thread_by_last_day on contact_point.thread (school_id, last_on);
call platform.protect_apart('contact_point.thread');

create table contact_point.message (
  school_id uuid not null,
  thread bytea not null,
  seq integer not null check (seq >= 0),
  from_writer boolean not null,
  state text not null check (state in ('fresh', 'ready', 'released')),
  said_on date not null,
  fingerprint bytea not null check (length(fingerprint) = 32),
  sealed bytea not null,
  primary key (school_id, thread, seq),
  foreign key (school_id, thread) references contact_point.thread on delete cascade
);
comment on table contact_point.message is 'One sealed message, sealed once more at rest; nobody but its readers can open it. Goes with its conversation.';
create index message_to_release on contact_point.message (school_id) where state <> 'released';
call platform.protect_apart('contact_point.message');

create table contact_point.reading (
  school_id uuid not null,
  thread bytea not null,
  person_id uuid not null,
  read_on date not null,
  primary key (school_id, thread, person_id, read_on),
  foreign key (school_id, thread) references contact_point.thread on delete cascade
);
comment on table contact_point.reading is 'A contact person opened a conversation on a day; its writer sees it. Goes with the conversation.';
call platform.protect_apart('contact_point.reading');

create table contact_point.promise_day (
  school_id uuid not null,
  day date not null,
  kept integer not null default 0,
  late integer not null default 0,
  primary key (school_id, day)
);
comment on table contact_point.promise_day is 'How many messages were answered on a day, in time and late; nothing about whose. Goes after a year.';
call platform.protect_apart('contact_point.promise_day');

create table contact_point.release (
  school_id uuid not null primary key,
  phase text not null
);
comment on table contact_point.release is 'When messages were last made ready or let through to the contact persons. Stays, one row a school.';
call platform.protect_apart('contact_point.release');
