create table people.class_device (
  school_id uuid not null,
  id uuid not null,
  class_id uuid not null,
  opened_by uuid not null,
  code_hash bytea,
  token_hash bytea,
  closes_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, code_hash),
  unique (school_id, token_hash),
  foreign key (school_id, class_id) references people.class on delete cascade,
  foreign key (school_id, opened_by) references people.person on delete cascade
);
comment on table people.class_device is 'A device that goes round one class for a set time. The code pairs it, once; the token is in its cookie. Goes a day after it closed.';
call platform.protect('people.class_device');
