create table rounds.attachment (
  school_id uuid not null,
  -- Made under the school's key while the round is open, random once it is settled; the sealed words of the answer say which are theirs.
  id uuid not null,
  round_id uuid not null,
  -- As with the answer, and only while the round is open: of whom, and in which letter.
  pseudonym bytea,
  letter_id uuid,
  bytes bytea not null,
  primary key (school_id, id),
  foreign key (school_id, round_id) references rounds.round on delete cascade
);
comment on table rounds.attachment is 'What was spoken or drawn in the second book, sealed. When the round is settled all rows are written anew in random order under random ids, and of whom and in which letter they came is gone. Goes with the round.';
-- Sealed bytes do not get smaller.
alter table rounds.attachment alter column bytes set storage external;
create index attachment_by_pseudonym on rounds.attachment (school_id, round_id, pseudonym);
call platform.protect('rounds.attachment');

create table rounds.named_attachment (
  school_id uuid not null,
  id uuid not null,
  answer_id uuid not null,
  -- Of the letter it came in.
  mark bytea not null,
  bytes bytea not null,
  primary key (school_id, id),
  foreign key (school_id, answer_id) references rounds.named_answer on delete cascade
);
comment on table rounds.named_attachment is 'What somebody spoke or drew for the reader by name; sealed under their own key. Goes with what they said by name.';
alter table rounds.named_attachment alter column bytes set storage external;
create index named_attachment_by_answer on rounds.named_attachment (school_id, answer_id);
call platform.protect('rounds.named_attachment');
