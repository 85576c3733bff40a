create table voice.release (
  school_id uuid not null,
  round_id uuid not null,
  audience voice.audience not null,
  tables jsonb not null,
  primary key (school_id, round_id, audience),
  foreign key (school_id, round_id) references voice.round on delete cascade
);
comment on table voice.release is 'The figures of a round as they were published of one audience: rounded, certified, and all that the lists are made of. Goes with the round.';
call platform.protect('voice.release');
