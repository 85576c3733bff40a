import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Obstacle } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';

export interface WhyProps {
  lastOn: Day;
  isAbout: boolean;
  obstacles: Obstacle[];
  known: string;
  guessed: string;
}

/** What the school knows of why it lost contact, and what it only guesses; the two never stand together. */
export const Why = ({ lastOn, isAbout, obstacles, known, guessed }: WhyProps) => (
  <>
    <p>{t('list.since', { about: isAbout ? 'yes' : 'no', day: dateInWords('nl', lastOn) })}</p>
    <ul>
      {obstacles.map((obstacle) => (
        <li>{t(`obstacle.${obstacle}`)}</li>
      ))}
    </ul>
    {known !== '' && <Said heading={t('entry.why-known')} words={known} />}
    {guessed !== '' && <Said heading={t('entry.why-guessed')} words={guessed} />}
  </>
);

const Said = ({ heading, words }: { heading: string; words: string }) => (
  <>
    <h3>{heading}</h3>
    <Paragraphs words={words} />
  </>
);

/** Words as they were typed, a paragraph a line. */
export const Paragraphs = ({ words }: { words: string }) => (
  <>
    {words
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <p dir="auto">{line}</p>
      ))}
  </>
);
