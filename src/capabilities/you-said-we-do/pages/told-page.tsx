import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Language, Reader } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { AboutTranslation, OwnLine, type OwnTextShown, OwnVoices, OwnWords } from '../../languages/index.tsx';
import type { Term } from '../rules/answering.ts';
import type { ThemeAnswer } from '../tables.ts';
import { speakTo } from '../texts/texts.ts';

/** A theme as families read it. */
export interface ToldTheme {
  id: string;
  /** In `heard` and `told`. */
  shown: OwnTextShown;
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
  heardBy: Term;
  /** By then every theme has an answer. */
  answeredBy: Term;
  themes: ToldTheme[];
}

interface Props {
  frame: Frame;
  reader: Reader;
  occasions: ToldOccasion[];
  /** Somebody who came in with a card: can say whether it was clear. */
  isKnown: boolean;
  /** Where a voice is heard. */
  voiceAt(voiceId: string): string;
}

/** What the school heard, and what it does with it. */
export const ToldPage = ({ frame, reader, occasions, isKnown, voiceAt }: Props) => {
  const t = speakTo(reader, frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn={isKnown} isPublic={!isKnown}>
      <h1>{t('card.title')}</h1>
      {occasions.length === 0 && <p>{t('told.none')}</p>}
      {occasions.map((occasion) => (
        <Told occasion={occasion} frame={frame} reader={reader} isKnown={isKnown} voiceAt={voiceAt} />
      ))}
      {isKnown && (
        <LinkButton look="quietly" to="/p/">
          {t('told.on')}
        </LinkButton>
      )}
    </FamilyPage>
  );
};

const Told = ({ occasion, frame, reader, isKnown, voiceAt }: Omit<Props, 'occasions'> & { occasion: ToldOccasion }) => {
  const { language } = frame;
  const t = speakTo(reader, language);
  return (
    <>
      <p class="quiet">
        <span lang="nl" dir="ltr">
          {occasion.title}
        </span>
      </p>
      {occasion.themes.length === 0 && <p>{t(occasion.heardBy.isOver ? 'told.late' : 'told.nothing', { day: dayInWords(language, occasion.heardBy.day) })}</p>}
      {occasion.themes.map((theme) => (
        <section class="card" id={`t${theme.id}`}>
          <ThemeTold theme={theme} frame={frame} reader={reader} answeredBy={occasion.answeredBy} />
          <OwnVoices frame={frame} shown={theme.shown} at={voiceAt} />
          <AboutTranslation frame={frame} shown={theme.shown} />
          {isKnown && theme.answer && <Clear theme={theme} language={language} reader={reader} />}
        </section>
      ))}
    </>
  );
};

/** What was heard and what is done with it, also on paper. */
export const ThemeTold = ({ theme, frame, reader, answeredBy }: { theme: ToldTheme; frame: Frame; reader: Reader; answeredBy: Term }) => {
  const { language } = frame;
  const t = speakTo(reader, language);
  return (
    <>
      <p class="quiet">{t('told.heard')}</p>
      <h2>
        <OwnLine frame={frame} shown={theme.shown} part="heard" />
      </h2>
      {theme.answer === null ? (
        <p>{t(answeredBy.isOver ? 'told.late' : 'told.waiting', { day: dayInWords(language, answeredBy.day) })}</p>
      ) : (
        <>
          <p>
            <strong>{t(`told.${theme.answer}`)}</strong> {theme.byDay && t('told.by', { day: dayInWords(language, theme.byDay) })}
          </p>
          <OwnWords frame={frame} shown={theme.shown} part="told" />
          {theme.personName && <p>{t('told.person', { person: theme.personName })}</p>}
        </>
      )}
    </>
  );
};

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
    <section class="card">
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
