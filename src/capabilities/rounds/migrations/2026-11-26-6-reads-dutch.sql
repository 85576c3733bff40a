-- Of guardians only: whether Dutch is the language they read, so that the school sees whether the others say something else. Goes once the tables are published, as the class does.
alter table rounds.answer add column reads_dutch boolean;
