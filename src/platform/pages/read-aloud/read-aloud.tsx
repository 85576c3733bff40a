import { directionOf, type Language, localeOf } from '../../texts/words.ts';
import { Icon } from '../icon/icon.tsx';
import { pageWords } from '../texts/texts.ts';

interface Props {
  /** In which most of it is said: without a voice for it nothing shows. */
  language: Language;
  /** In which the button says what it does; the same when left out. */
  page?: Language;
}

/** Stands in a section and reads it aloud, what is in another language there in that language. Nothing shows without scripts or without a voice. */
export const ReadAloud = ({ language, page = language }: Props) => (
  <read-aloud lang={localeOf(language)} hidden>
    <button type="button" {...(page === language ? {} : { lang: localeOf(page), dir: directionOf(page) })}>
      <Icon name="aloud" />
      {pageWords(page)('page.aloud')}
    </button>
  </read-aloud>
);
