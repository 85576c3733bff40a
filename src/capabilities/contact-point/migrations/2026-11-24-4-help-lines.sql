create table contact_point.help_check (
  school_id uuid not null primary key,
  checked_on date not null
);
comment on table contact_point.help_check is 'On which day somebody at school last made sure that the help lines still have these numbers and hours. Stays, one row a school.';
call platform.protect_apart('contact_point.help_check');
