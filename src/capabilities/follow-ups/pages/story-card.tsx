import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import { directionOf, isolate, type Language, localeOf } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { speakTo } from '../texts/texts.ts';

/** What became of something that was asked for. */
export interface Story {
  person: string;
  /** Who stands in; several when one person comes for several things. */
  substitutes: string[];
  dueOn: Day;
  isLate: boolean;
  closed?: { by: string; on: Day; told: string | undefined } | undefined;
}

interface Props {
  language: Language;
  reader: 'pupil' | 'guardian';
  stories: Story[];
}

/** Who comes and by when, and that it was answered. */
export const StoryCard = ({ language, reader, stories }: Props) => (
  <section class="card">
    <h2>{speakTo(reader, language)('story.title')}</h2>
    <ReadAloud language={language} />
    {together(stories).map((story) => (
      <StoryLines language={language} reader={reader} story={story} />
    ))}
  </section>
);

const StoryLines = ({ language, reader, story }: Omit<Props, 'stories'> & { story: Story }) => {
  const t = speakTo(reader, language);
  const { person, substitutes, dueOn, isLate, closed } = story;
  const names = directionOf(language) === 'rtl' ? substitutes.map(isolate) : substitutes;
  const substitute = new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(names);
  if (closed) {
    return (
      <>
        <p>{t('story.closed', { person: closed.by, day: dayInWords(language, closed.on) })}</p>
        {closed.told && (
          <p>
            {t('story.told', { person: closed.by })} <q dir="auto">{closed.told}</q>
          </p>
        )}
      </>
    );
  }
  if (isLate) return <p>{t('story.late', { person, substitute })}</p>;
  return (
    <>
      <p>
        <strong>{t('story.comes', { person, day: dayInWords(language, dueOn) })}</strong>
      </p>
      <p class="quiet">{t('story.substitute', { person, substitute })}</p>
    </>
  );
};

/** Whoever comes by one day for several things comes once. */
function together(stories: Story[]): Story[] {
  const told: Story[] = [];
  for (const story of stories) {
    const same = story.closed ? undefined : told.find(({ person, dueOn, closed }) => !closed && person === story.person && dueOn === story.dueOn);
    if (same) same.substitutes = [...new Set([...same.substitutes, ...story.substitutes])];
    else told.push({ ...story });
  }
  return told;
}
