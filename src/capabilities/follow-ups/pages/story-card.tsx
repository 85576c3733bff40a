import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { speakTo } from '../texts/texts.ts';

/** What became of something that was asked for. */
export interface Story {
  person: string;
  substitute: string;
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
    {stories.map((story) => (
      <StoryLines language={language} reader={reader} story={story} />
    ))}
  </section>
);

const StoryLines = ({ language, reader, story }: Omit<Props, 'stories'> & { story: Story }) => {
  const t = speakTo(reader, language);
  const { person, substitute, dueOn, isLate, closed } = story;
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
