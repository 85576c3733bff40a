-- What must be there before the first migration. Runs at every start, so every line may run twice.
create schema if not exists platform;

create table if not exists platform.migration (
  name text primary key,
  fingerprint text not null,
  applied_at timestamptz not null default now()
);
comment on table platform.migration is 'One row per applied migration. Nothing about people; stays.';

-- Closes a table to every school but the one that a transaction was opened for, and opens it to one role.
create or replace procedure platform.protect_for(school_table regclass, for_role regrole)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', school_table);
  execute format('alter table %s force row level security', school_table);
  execute format(
    'create policy own_school on %s using (school_id = nullif(current_setting(''app.school_id'', true), '''')::uuid)'
    ' with check (school_id = nullif(current_setting(''app.school_id'', true), '''')::uuid)', school_table);
  execute format('grant select, insert, update, delete on %s to %s', school_table, for_role);
end $$;

create or replace procedure platform.protect(school_table regclass)
language plpgsql as $$
begin
  call platform.protect_for(school_table, '{{application}}');
end $$;

-- For the few tables without a school: nothing about people may stand in them.
create or replace procedure platform.share(common_table regclass, rights text)
language plpgsql as $$
begin
  execute format('grant %s on %s to {{application}}', rights, common_table);
end $$;

-- A capability's schema that lies apart: only its own role can see it, and that role sees nothing else.
create or replace procedure platform.open_schema_apart(name text)
language plpgsql as $$
begin
  execute format('create schema if not exists %I', name);
  execute format('grant usage on schema %I to %I', name, 'vastegrond_' || name);
end $$;

-- Like protect, for a table in a schema that lies apart.
create or replace procedure platform.protect_apart(school_table regclass)
language plpgsql as $$
begin
  call platform.protect_for(school_table, ('vastegrond_' || split_part(school_table::text, '.', 1))::regrole);
end $$;

-- A capability's schema, open to the program.
create or replace procedure platform.open_schema(name text)
language plpgsql as $$
begin
  execute format('create schema if not exists %I', name);
  execute format('grant usage on schema %I to {{application}}', name);
end $$;
