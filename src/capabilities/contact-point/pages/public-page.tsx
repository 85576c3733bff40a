import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { dateInWords, dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { closedText, pageText } from '../rules/content.ts';
import type { Opening } from '../rules/opening.ts';
import { AnonymousPage, addressIn, Help, People, type ShownPerson, type Visit, wordsFor } from './anonymous-page.tsx';

export interface PublicProps {
  visit: Visit;
  people: ShownPerson[];
  coming: { name: string; from: Day }[];
  opening: Opening;
  /** How many promises were kept; undefined while there are too few to tell. */
  kept?: { kept: number; of: number } | undefined;
  fingerprint: string;
  /** Who became and who stopped being a contact person, the latest first. */
  history: { day: Day; name: string; joined: boolean }[];
}

const first = ['what', 'when'] as const;
const forTheYoung = ['how', 'happens', 'limits'] as const;
const beforeWriting = ['happens', 'anonymous', 'anonymous_limits', 'interpreter'] as const;
const toReadMore = ['secret_school', 'secret_clb', 'limits', 'not', 'cannot_protect', 'not_reviewed', 'data', 'complaint'] as const;

/** What one reads just before writing: when somebody reads it, and when not. The people stand above it and take up two screens of a small phone. */
const toWrite = 'to-write';

/** Who the contact persons are, what happens to a message, and the way to write or to read an answer. Complete without scripts. */
export const PublicPage = ({ visit, people, coming, opening, kept, fingerprint, history }: PublicProps) => {
  const { audience, frame } = visit;
  const t = wordsFor(visit);
  const { language } = frame;
  const say = (id: string): string | undefined => pageText(audience, id, language);
  return (
    <AnonymousPage visit={visit} elements={['carry-code']}>
      <h1>{say('title')}</h1>
      <ReadAloud language={language} />
      {!opening.isOpen && <Closed opening={opening} visit={visit} />}
      {people.length > 0 && (
        <p class="own-things">
          {opening.isOpen && <a href={`#${toWrite}`}>{t('door.to-write')}</a>}
          <a href={addressIn(visit, 'answers')}>{t('door.to-answers')}</a>
        </p>
      )}
      {people.length > 0 && <h2>{t('people.title')}</h2>}
      <People visit={visit} people={people} />
      {people.length > 0 && <p class="quiet">{t('people.replaced')}</p>}
      {coming.map(({ name, from }) => (
        <p class="quiet">{t('people.coming', { name, day: dayInWords(language, from) })}</p>
      ))}
      <div id={toWrite} tabindex={-1}>
        {(audience === 'young' ? forTheYoung : first).map((id) => say(id) && <p>{say(id)}</p>)}
        {audience === 'young' && <p>{t('young.go')}</p>}
      </div>
      {opening.isOpen && (
        <LinkButton icon="pencil" to={addressIn(visit, 'write')}>
          {t('door.write')}
        </LinkButton>
      )}
      {people.length > 0 && (
        <LinkButton look="second" icon="message" to={addressIn(visit, 'answers')}>
          {t('door.answers')}
        </LinkButton>
      )}
      <carry-code />
      {audience !== 'young' && (
        <>
          {beforeWriting.map((id) => say(id) && <Steps text={say(id) as string} />)}
          {kept && <p>{t('door.kept', kept)}</p>}
        </>
      )}
      <Help visit={visit} />
      {audience !== 'young' && (
        <details>
          <summary>{t('door.more')}</summary>
          {toReadMore.map((id) => say(id) && <p>{say(id)}</p>)}
          {fingerprint && (
            <>
              <p>{t('door.fingerprint', { fingerprint: inFours(fingerprint) })}</p>
              <h2>{t('door.history')}</h2>
              <ul>
                {history.map(({ day, name, joined }) => (
                  <li>{t(joined ? 'door.joined' : 'door.left', { day: dateInWords(language, day), name })}</li>
                ))}
              </ul>
            </>
          )}
        </details>
      )}
      <nav class="own-things">
        {audience !== 'guardian' && <a href={addressIn(visit, '', { to: 'guardian' })}>{t('door.parents')}</a>}
        {audience !== 'pupil' && <a href={addressIn(visit, '', { to: 'pupil' })}>{t('door.pupils')}</a>}
        {audience !== 'young' && <a href={addressIn(visit, '', { to: 'young' })}>{t('door.young')}</a>}
      </nav>
    </AnonymousPage>
  );
};

/** A text that counts "1. … 2. …" is shown as a list. */
const Steps = ({ text }: { text: string }) => {
  const [before = '', ...steps] = text.split(/\s*\d\.\s+/);
  return (
    <>
      <p>{before}</p>
      {steps.length > 0 && (
        <ol>
          {steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      )}
    </>
  );
};

/** Why nobody can write now; the people and the numbers stay. */
const Closed = ({ opening, visit }: { opening: Exclude<Opening, { isOpen: true }>; visit: Visit }) => (
  <Notice>
    {closedText(visit.audience, visit.frame.language, opening.why, opening.why === 'holiday' ? dayInWords(visit.frame.language, opening.until) : '')}
  </Notice>
);

const inFours = (text: string): string => text.replace(/.{4}(?=.)/g, '$& ');
