call platform.open_schema('platform');

create table platform.job_day (
  school_id uuid not null,
  name text not null,
  day date not null,
  primary key (school_id, name, day)
);
comment on table platform.job_day is 'Which daily work was done for a school on which day. Nothing about people; goes after 30 days.';
call platform.protect('platform.job_day');
