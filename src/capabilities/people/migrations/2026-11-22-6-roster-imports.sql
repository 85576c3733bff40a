create table people.roster_import (
  school_id uuid not null references people.school,
  id uuid not null,
  applied_on date not null,
  applied_by uuid,
  turn int not null,
  summary text not null,
  undone_on date,
  primary key (school_id, id),
  unique (school_id, turn),
  foreign key (school_id, applied_by) references people.person on delete set null (applied_by)
);
comment on table people.roster_import is 'When a roster was brought in and by whom, with counts in words. Goes after 30 days.';
call platform.protect('people.roster_import');

create table people.roster_change (
  school_id uuid not null,
  import_id uuid not null,
  place int not null,
  change jsonb not null,
  primary key (school_id, import_id, place),
  foreign key (school_id, import_id) references people.roster_import on delete cascade
);
comment on table people.roster_change is 'One change of an import, as it was and as it became, so that it can be undone. Goes after 30 days.';
call platform.protect('people.roster_change');
