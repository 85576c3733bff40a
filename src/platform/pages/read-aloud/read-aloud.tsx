import { type Language, localeOf } from '../../texts/words.ts';
import { Icon } from '../icon/icon.tsx';
import { pageWords } from '../texts/texts.ts';

/** Stands in a section and reads it aloud. Nothing shows without scripts or without a voice. */
export const ReadAloud = ({ language }: { language: Language }) => (
  <read-aloud lang={localeOf(language)} hidden>
    <button type="button">
      <Icon name="aloud" />
      {pageWords(language)('page.aloud')}
    </button>
  </read-aloud>
);
