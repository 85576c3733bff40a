import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { FamilyPage, type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { directionOf, type Language, languageNames, localeOf, type Reader } from '../../../platform/texts/words.ts';
import { groupsForFamilies, isRead, type Phrase, type PhraseGroup, phraseGroups } from '../rules/phrases.ts';
import { type OtherLanguage, otherLanguages } from '../tables.ts';
import { staffWords } from '../texts/staff.ts';
import { languageWords } from '../texts/texts.ts';
import style from './phrases.css';

/** For pages with sentences; the capability names it in the contract. */
export const phrasesStyle = style;

/** For families: which situation? */
export const PhraseGroupsPage = ({ frame, reader }: { frame: Frame; reader: Reader }) => {
  const t = languageWords(frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn>
      <h1>{t('phrases.title')}</h1>
      <p>{t('phrases.intro')}</p>
      {groupsForFamilies.map(({ id, title }) => (
        <LinkButton look="second" to={`/p/phrases/${id}`}>
          {title[frame.language]}
        </LinkButton>
      ))}
      <LinkButton look="quietly" to="/p/">
        {t('phrases.home')}
      </LinkButton>
    </FamilyPage>
  );
};

/** For families: sentences to show, or to let the phone say. */
export const PhraseGroupPage = ({ frame, reader, group }: { frame: Frame; reader: Reader; group: PhraseGroup }) => {
  const t = languageWords(frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn styles={[phrasesStyle]}>
      <h1>{group.title[frame.language]}</h1>
      <p>{t(group.by === 'family' ? 'phrases.show' : 'phrases.hear')}</p>
      {!isRead(frame.language) && <p class="quiet">{t('phrases.draft')}</p>}
      <div class="phrases">
        {group.phrases.map((phrase) => (
          <div class="card phrase">
            <Said phrase={phrase} language={frame.language} page={frame.language} isBig />
            {frame.language !== 'nl' && <Said phrase={phrase} language="nl" page={frame.language} isBig={group.by === 'family'} />}
          </div>
        ))}
      </div>
      <LinkButton look="quietly" to="/p/phrases">
        {t('phrases.all')}
      </LinkButton>
    </FamilyPage>
  );
};

/** A sentence in one language, which the device can read aloud apart. */
const Said = ({ phrase, language, page, isBig }: { phrase: Phrase; language: Language; page: Language; isBig: boolean }) => (
  <section lang={language === page ? undefined : localeOf(language)} dir={language === page ? undefined : directionOf(language)}>
    <p class={isBig ? 'big' : undefined}>{phrase.text[language]}</p>
    <ReadAloud language={language} page={page} />
  </section>
);

/** For staff at the gate: every sentence in one language, on a screen or on paper. */
export const StaffPhrasesPage = ({ frame, language }: { frame: Frame; language: OtherLanguage }) => {
  const t = staffWords;
  return (
    <StaffPage frame={frame} title={t('phrases.title')} here="/staff/phrases" elements={['read-aloud']} styles={[phrasesStyle]}>
      <h1>{t('phrases.title')}</h1>
      <div class="no-print">
        <p>{t('phrases.intro')}</p>
        <p class="own-things">
          {otherLanguages.map((other) => (
            <a href={`/staff/phrases/${other}`} aria-current={other === language ? 'true' : undefined}>
              <span>
                {t(`language.${other}`)} · <bdi lang={other}>{languageNames[other]}</bdi>
              </span>
            </a>
          ))}
        </p>
        <p class="own-things">
          {phraseGroups.map(({ id, title }) => (
            <a href={`#${id}`}>{title.nl}</a>
          ))}
        </p>
      </div>
      {!isRead(language) && <p class="quiet">{t('phrases.draft')}</p>}
      <div class="phrases">
        {phraseGroups.map((group) => (
          <>
            <h2 id={group.id}>
              {group.title.nl} · <bdi lang={language}>{group.title[language]}</bdi>
            </h2>
            {group.phrases.map((phrase) => (
              <div class="card phrase">
                <p>{phrase.text.nl}</p>
                <Said phrase={phrase} language={language} page="nl" isBig />
              </div>
            ))}
          </>
        ))}
      </div>
    </StaffPage>
  );
};

/** On the first page of a family that reads another language. */
export const PhrasesCard = ({ language }: { language: Language }) => {
  const t = languageWords(language);
  return (
    <section class="card">
      <p>
        <strong>{t('phrases.title')}</strong>
      </p>
      <LinkButton look="second" to="/p/phrases">
        {t('phrases.open')}
      </LinkButton>
    </section>
  );
};
