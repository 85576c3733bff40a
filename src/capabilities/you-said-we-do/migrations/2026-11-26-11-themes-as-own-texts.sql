-- The words of a theme become a text of the school (languages.own_text), under the id of the theme.
alter table you_said_we_do.theme add column text_id uuid;

-- Who owns the tables sees every school while the rows move, and no longer.
alter table you_said_we_do.theme no force row level security;
alter table you_said_we_do.theme_words no force row level security;
alter table languages.own_text no force row level security;
alter table languages.own_part no force row level security;
alter table languages.translation no force row level security;

insert into languages.own_text (school_id, id, capability, title)
select school_id, theme_id, 'you-said-we-do', heard from you_said_we_do.theme_words where language = 'nl';

insert into languages.own_part (school_id, text_id, key, place, dutch)
select school_id, theme_id, 'heard', 0, heard from you_said_we_do.theme_words where language = 'nl'
union all
select school_id, theme_id, 'told', 1, told from you_said_we_do.theme_words where language = 'nl' and coalesce(told, '') <> '';

-- Somebody at school wrote them, on the day of the answer at the latest.
insert into languages.translation (school_id, text_id, key, language, words, of_dutch, way, checked_on)
select part.school_id, part.text_id, part.key, said.language::text::languages.language, case part.key when 'heard' then said.heard else said.told end,
  part.dutch, 'typed', coalesce(theme.answered_on, theme.made_on)
from languages.own_part as part
join you_said_we_do.theme_words as said on said.school_id = part.school_id and said.theme_id = part.text_id and said.language <> 'nl'
join you_said_we_do.theme as theme on theme.school_id = part.school_id and theme.id = part.text_id
where part.key = 'heard' or coalesce(said.told, '') <> '';

update you_said_we_do.theme set text_id = id;

alter table you_said_we_do.theme force row level security;
alter table languages.own_text force row level security;
alter table languages.own_part force row level security;
alter table languages.translation force row level security;

alter table you_said_we_do.theme alter column text_id set not null;
create index theme_by_text on you_said_we_do.theme (school_id, text_id);
alter table you_said_we_do.theme add foreign key (school_id, text_id) references languages.own_text;
drop table you_said_we_do.theme_words;
drop type you_said_we_do.language;
comment on table you_said_we_do.theme is 'Something that people told the school in a round, as staff put it together, and what the school does with it: yes, no or later, who, by when. Its words are a text of languages. Says nothing of anybody. Goes a year after it was made.';
