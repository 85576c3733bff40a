call platform.open_schema('reports');

create type reports.audience as enum ('pupils', 'guardians', 'staff');

create table reports.publication (
  school_id uuid not null,
  id uuid not null,
  -- In the capability that counted; each is published once.
  occasion_id uuid not null,
  title text not null,
  audience reports.audience not null,
  opened_on date not null,
  closed_on date not null,
  published_on date not null,
  -- Ids, in the order in which they were asked.
  questions text[] not null,
  -- SHA-256 of all of the above and of the fingerprints of its questions.
  fingerprint bytea not null,
  primary key (school_id, id),
  unique (school_id, occasion_id)
);
comment on table reports.publication is 'The figures of one occasion, published once and never changed. Goes after ten years.';
create index publication_by_day on reports.publication (school_id, opened_on, id);
call platform.protect('reports.publication');

create table reports.question (
  school_id uuid not null,
  publication_id uuid not null,
  question text not null,
  -- Text and not jsonb: its bytes are what the fingerprint is of, and what others get to check.
  certificate text not null,
  fingerprint bytea not null,
  primary key (school_id, publication_id, question),
  foreign key (school_id, publication_id) references reports.publication on delete cascade
);
comment on table reports.question is 'The tables of one question, rounded, with the certificate that nobody can be found in them. Nothing of a person. Goes with its publication.';
call platform.protect('reports.question');

-- What is published is never changed: the program has no right to.
do $$
declare
  one record;
begin
  for one in
    select distinct table_name, grantee from information_schema.role_table_grants
    where table_schema = 'reports' and privilege_type = 'UPDATE' and grantee <> current_user
  loop
    execute format('revoke update on reports.%I from %I', one.table_name, one.grantee);
  end loop;
end $$;
