import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import { directionOf, type Language, localeOf, type Reader } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { ThemeAnswer } from '../tables.ts';
import { speakTo } from '../texts/texts.ts';

/** A theme as families read it: in their language where somebody wrote it, else in Dutch. */
export interface ToldTheme {
  id: string;
  lang: Language;
  heard: string;
  told: string | null;
  answer: ThemeAnswer | null;
  personName: string | null;
  byDay: Day | null;
  /** Whether this reader found it clear; undefined while they did not say. */
  isClear?: boolean | undefined;
}

export interface ToldOccasion {
  id: string;
  title: string;
  /** By then it is told what was heard. */
  heardBy: Day;
  /** By then every theme has an answer. */
  answeredBy: Day;
  themes: ToldTheme[];
}

interface Props {
  frame: Frame;
  reader: Reader;
  occasions: ToldOccasion[];
  /** Somebody who came in with a card: can say whether it was clear. */
  isKnown: boolean;
}

/** What the school heard, and what it does with it. */
export const ToldPage = ({ frame, reader, occasions, isKnown }: Props) => {
  const t = speakTo(reader, frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn={isKnown}>
      <h1>{t('card.title')}</h1>
      {occasions.length === 0 && <p>{t('told.none')}</p>}
      {occasions.map((occasion) => (
        <Told occasion={occasion} language={frame.language} reader={reader} isKnown={isKnown} />
      ))}
      {isKnown && (
        <LinkButton look="quietly" to="/p/">
          {t('told.on')}
        </LinkButton>
      )}
    </FamilyPage>
  );
};

const Told = ({ occasion, language, reader, isKnown }: { occasion: ToldOccasion; language: Language; reader: Reader; isKnown: boolean }) => {
  const t = speakTo(reader, language);
  return (
    <>
      <p class="quiet">
        <span lang="nl" dir="ltr">
          {occasion.title}
        </span>
      </p>
      {occasion.themes.length === 0 && <p>{t('told.nothing', { day: dayInWords(language, occasion.heardBy) })}</p>}
      {occasion.themes.map((theme) => (
        <section class="card" id={`t${theme.id}`}>
          <ThemeTold theme={theme} language={language} reader={reader} answeredBy={occasion.answeredBy} />
          <ReadAloud language={language} />
          {isKnown && theme.answer && <Clear theme={theme} language={language} reader={reader} />}
        </section>
      ))}
    </>
  );
};

/** What was heard and what is done with it, also on paper. */
export const ThemeTold = ({ theme, language, reader, answeredBy }: { theme: ToldTheme; language: Language; reader: Reader; answeredBy: Day }) => {
  const t = speakTo(reader, language);
  return (
    <>
      <p class="quiet">{t('told.heard')}</p>
      <h2>
        <School words={theme.heard} theme={theme} language={language} />
      </h2>
      {theme.answer === null ? (
        <p>{t('told.waiting', { day: dayInWords(language, answeredBy) })}</p>
      ) : (
        <>
          <p>
            <strong>{t(`told.${theme.answer}`)}</strong> {theme.byDay && t('told.by', { day: dayInWords(language, theme.byDay) })}
          </p>
          <p>
            <School words={theme.told ?? ''} theme={theme} language={language} />
          </p>
          {theme.personName && <p>{t('told.person', { person: theme.personName })}</p>}
        </>
      )}
    </>
  );
};

/** Words of the school, in the language in which they are. */
const School = ({ words, theme: { lang }, language }: { words: string; theme: ToldTheme; language: Language }) => (
  <span lang={lang === language ? undefined : localeOf(lang)} dir={lang === language ? undefined : directionOf(lang)}>
    {words}
  </span>
);

const Clear = ({ theme, language, reader }: { theme: ToldTheme; language: Language; reader: Reader }) => {
  const t = speakTo(reader, language);
  if (theme.isClear !== undefined) return <p class="quiet">{t('clear.thanks')}</p>;
  return (
    <form method="post" action={`/p/you-said/${theme.id}/clarity`}>
      <p>{t('clear.question')}</p>
      <Button look="second" name="clear" value="yes">
        {t('clear.yes')}
      </Button>
      <Button look="second" name="clear" value="no">
        {t('clear.no')}
      </Button>
    </form>
  );
};

/** On the first page. */
export const ToldCard = ({ language, reader }: { language: Language; reader: Reader }) => {
  const t = speakTo(reader, language);
  return (
    <section class="card before-steps">
      <p>
        <strong>{t('card.title')}</strong>
      </p>
      <p>{t('card.text')}</p>
      <LinkButton look="second" to="/p/you-said">
        {t('card.read')}
      </LinkButton>
    </section>
  );
};
