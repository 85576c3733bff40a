alter table platform.job_day
  add column taken_at timestamptz not null default '-infinity',
  add column is_done boolean not null default true;
alter table platform.job_day
  alter column taken_at drop default,
  alter column is_done set default false;
comment on table platform.job_day is 'Which daily work was begun and done for a school on which day. Nothing about people; goes after 30 days.';
