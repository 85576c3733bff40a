import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import { directionOf, isolate, type Language, localeOf, type Reader } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Welcome } from '../rules/welcoming.ts';
import type { KeptWelcome } from '../store/welcomes.ts';
import { speakTo } from '../texts/texts.ts';

/** A welcome, opened for somebody who may read it. */
export type Shown = Omit<KeptWelcome, 'words'> & Welcome & { goesOn: Day };

/** Welcome, one person, a small plan. */
export const WelcomePage = ({ frame, reader, welcome }: { frame: Frame; reader: Reader; welcome: Shown }) => {
  const t = speakTo(reader, frame.language);
  const { givenName: name, answerableName: person, words, steps, goesOn } = welcome;
  const dutch = frame.language === 'nl' ? {} : ({ lang: 'nl-BE', dir: 'ltr' } as const);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn>
      <h1>{t('back.title', { name })}</h1>
      <section class="card">
        <ReadAloud language={frame.language} />
        <p {...dutch}>{words}</p>
        <p>
          <strong>{t('back.who', { person, name })}</strong>
        </p>
        <p>{t('back.no-catching-up', { name })}</p>
      </section>
      <section class="card">
        <h2>{t('back.steps')}</h2>
        <ol>
          {steps.map(({ what, when, isDone }) => (
            <li>
              <strong {...dutch}>{what}</strong>
              {when && <p {...dutch}>{when}</p>}
              {isDone && <p class="quiet">{t('back.done')}</p>}
            </li>
          ))}
        </ol>
      </section>
      <p class="quiet">
        {t('back.who-sees', { name, people: peopleOf(frame.language, welcome) })} {t('back.goes', { day: dateInWords(frame.language, goesOn) })}
      </p>
      <LinkButton look="quietly" to="/p/">
        {t('plan.on')}
      </LinkButton>
    </FamilyPage>
  );
};

/** Who of the staff sees it. */
function peopleOf(language: Language, { answerableName, substituteName, startedByName }: Shown): string {
  const names = [...new Set([answerableName, substituteName, ...(startedByName ? [startedByName] : [])])];
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(directionOf(language) === 'rtl' ? names.map(isolate) : names);
}

/** On the first page of a pupil or guardian. */
export const WelcomeCard = ({ language, reader, welcomes }: { language: Language; reader: Reader; welcomes: Shown[] }) => {
  const t = speakTo(reader, language);
  return (
    <section class="card">
      {welcomes.map(({ id, givenName: name, answerableName: person }) => (
        <>
          <p>
            <strong>{t('back.title', { name })}</strong>
          </p>
          <p>{t('back.who', { person, name })}</p>
          <LinkButton look="second" to={`/p/welcome-back/${id}`}>
            {t('back.read')}
          </LinkButton>
        </>
      ))}
    </section>
  );
};
