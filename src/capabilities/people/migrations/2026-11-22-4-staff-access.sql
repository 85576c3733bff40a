create table people.passkey (
  school_id uuid not null,
  credential_id text not null,
  person_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  made_on date not null,
  last_used_on date,
  primary key (school_id, credential_id),
  foreign key (school_id, person_id) references people.staff on delete cascade
);
comment on table people.passkey is 'The public half of a staff member''s passkey. Goes when they remove it or leave.';
create index passkey_by_person on people.passkey (school_id, person_id);
call platform.protect('people.passkey');

create table people.recovery_code (
  school_id uuid not null,
  selector text not null,
  person_id uuid not null,
  secret_hash bytea not null,
  primary key (school_id, selector),
  foreign key (school_id, person_id) references people.staff on delete cascade
);
comment on table people.recovery_code is 'A code on paper for a staff member who lost their passkey; only a slow hash. Goes when it is used.';
create index recovery_code_by_person on people.recovery_code (school_id, person_id);
call platform.protect('people.recovery_code');

create table people.invitation (
  school_id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  invited_by uuid,
  until_day date not null,
  primary key (school_id, token_hash),
  foreign key (school_id, person_id) references people.staff on delete cascade,
  foreign key (school_id, invited_by) references people.person on delete set null (invited_by)
);
comment on table people.invitation is 'A link by which a staff member makes their first passkey; only its hash. Goes when it is used or after a week.';
call platform.protect('people.invitation');
