alter table voice.round
  -- Statements at one sitting; the youngest never get more than six.
  add column sitting integer not null default 12 check (sitting in (6, 8, 10, 12));

alter table voice.ballot
  -- How many sentences of their own somebody sent; which ones lies nowhere.
  add column own_count integer not null default 0;
