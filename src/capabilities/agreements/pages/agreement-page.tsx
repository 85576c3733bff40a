import type { Child } from 'hono/jsx';
import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { dateInWords, dayInWords } from '../../../platform/texts/dates.ts';
import { directionOf, isolate, type Language, localeOf, type Reader } from '../../../platform/texts/words.ts';
import { AboutTranslation, OwnLine, type OwnTextShown, OwnVoices, OwnWords } from '../../languages/index.tsx';
import type { AgreementShown } from '../reading.ts';
import { speakTo } from '../texts/texts.ts';
import { publicAddress } from './address.ts';
import { OwnList } from './own-list.tsx';

type Words = ReturnType<typeof speakTo>;

interface Props {
  frame: Frame;
  reader: Reader;
  school: string;
  agreement: AgreementShown;
  /** Whether somebody who came in with a card found it clear; undefined for anybody. */
  known?: { foundClear: boolean } | undefined;
}

/** One agreement on one page: what was decided, what may and may not, why, and whom to ask. */
export const AgreementPage = ({ frame, reader, school, agreement, known }: Props) => {
  const t = speakTo(reader, frame.language);
  const { text, name } = agreement;
  return (
    <FamilyPage frame={frame} reader={reader} signedIn={known !== undefined} isPublic={known === undefined}>
      <h1>
        <OwnLine frame={frame} shown={text} part="title" />
      </h1>
      <Standing frame={frame} t={t} agreement={agreement} />
      <OwnVoices frame={frame} shown={text} at={voiceAt(school, name)} />
      <AboutTranslation frame={frame} shown={text} />
      <Said frame={frame} t={t} reader={reader} agreement={agreement} />
      {agreement.isChanged && (
        <p class="own-things">
          <a href={known ? `/p/agreements/${name}/history` : `${publicAddress(school, name)}/history?in=${frame.language}`}>{t('page.history')}</a>
        </p>
      )}
      {agreement.answers.length > 0 && <Answers frame={frame} t={t} answers={agreement.answers} school={school} name={name} />}
      {!agreement.overSince && <Reaction t={t} name={name} version={agreement.version.id} known={known} />}
      <LinkButton look="quietly" to={known ? '/p/agreements' : `${publicAddress(school)}?in=${frame.language}`}>
        {t('page.all')}
      </LinkButton>
    </FamilyPage>
  );
};

/** Where a spoken text is heard without a session. */
const voiceAt =
  (school: string, name: string) =>
  (voiceId: string): string =>
    `${publicAddress(school, name)}/voices/${voiceId}`;

/** Whether it holds, since when it is new, and why it changed. */
const Standing = ({ frame, t, agreement }: { frame: Frame; t: Words; agreement: AgreementShown }) => {
  const day = (date: string): string => dateInWords(frame.language, date);
  const { overSince, startsOn, coming, isNew, publishedOn, text } = agreement;
  if (overSince) return <Notice worry>{t('page.over', { day: day(overSince) })}</Notice>;
  const isToldWhy = isNew && text.parts.whatChanged !== undefined;
  if (!startsOn && !coming && !isNew) return null;
  return (
    <Notice>
      {startsOn && <p>{t('page.starts', { day: day(startsOn) })}</p>}
      {isNew && !startsOn && <p>{t('page.new', { day: dayInWords(frame.language, publishedOn) })}</p>}
      {isToldWhy && <OwnWords frame={frame} shown={text} part="whatChanged" />}
      {coming && (
        <>
          <p>{t('page.coming', { day: day(coming.from) })}</p>
          <OwnWords frame={frame} shown={coming.text} part="whatChanged" />
        </>
      )}
    </Notice>
  );
};

/** What an agreement says, also on paper. */
export const Said = ({ frame, t, reader, agreement }: { frame: Frame; t: Words; reader: Reader; agreement: AgreementShown }) => {
  const { text, version, groups, classes, person, substitute } = agreement;
  const { language } = frame;
  const isForChild = reader === 'pupil' && text.parts.forChildren !== undefined;
  const part = (key: string, heading: string, words: Child) =>
    text.parts[key] && (
      <>
        <h2>{heading}</h2>
        {words}
      </>
    );
  const own = (key: string) => <OwnWords frame={frame} shown={text} part={key} />;
  const list = (key: string) => <OwnList frame={frame} shown={text} part={key} />;
  return (
    <section class="card">
      {isForChild ? own('forChildren') : part('decided', t('page.decided'), own('decided'))}
      {part('allowed', t('page.allowed'), list('allowed'))}
      {part('notAllowed', t('page.notAllowed'), list('notAllowed'))}
      {part('why', t('page.why'), own('why'))}
      {part('help', t('page.help'), own('help'))}
      {part('ifNot', t('page.ifNot'), own('ifNot'))}
      {part('followUp', t('page.followUp'), own('followUp'))}
      {part('whoDecided', t('page.whoDecided'), own('whoDecided'))}
      <h2>{t('page.whom')}</h2>
      <p>{forWhom(t, language, groups, classes)}</p>
      <p>{t('page.when', { from: dateInWords(language, version.from), until: dateInWords(language, version.until) })}</p>
      <h2>{t('page.contact')}</h2>
      <p>
        <strong>
          <bdi>{person.name}</bdi>
        </strong>
      </p>
      {person.place && (
        <p>
          <bdi {...(language === 'nl' ? {} : { lang: 'nl-BE', dir: 'ltr' })}>{person.place}</bdi>
        </p>
      )}
      <p class="quiet">{t('page.substitute', { person: person.name, substitute })}</p>
    </section>
  );
};

/** "Leerlingen en ouders van 5A en 6B" */
function forWhom(t: Words, language: Language, groups: AgreementShown['groups'], classes: string[] | null): string {
  const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
  const people = list.format(groups.map((group) => t(`group.${group}`)));
  // Each name of a class keeps its own direction.
  const whole = classes
    ? t('page.everybody-of', { groups: people, classes: list.format(directionOf(language) === 'rtl' ? classes.map(isolate) : classes) })
    : people;
  return whole.charAt(0).toLocaleUpperCase(localeOf(language)) + whole.slice(1);
}

const Answers = ({ frame, t, answers, school, name }: { frame: Frame; t: Words; answers: OwnTextShown[]; school: string; name: string }) => (
  <>
    <h2>{t('page.answers')}</h2>
    {answers.map((shown) => (
      <section class="card">
        <h3>
          <OwnLine frame={frame} shown={shown} part="question" />
        </h3>
        <OwnWords frame={frame} shown={shown} part="answer" />
        <OwnVoices frame={frame} shown={shown} at={voiceAt(school, name)} />
        <AboutTranslation frame={frame} shown={shown} />
      </section>
    ))}
  </>
);

/** Clear, or a question. */
const Reaction = ({ t, name, version, known }: { t: Words; name: string; version: string; known: Props['known'] }) => {
  const asking = (
    <LinkButton look="second" to={`/p/agreements/${name}/question`}>
      {t('clear.ask')}
    </LinkButton>
  );
  if (!known)
    return (
      <section class="card">
        <p>{t('page.come-in')}</p>
        {asking}
      </section>
    );
  return (
    <section class="card">
      {known.foundClear ? (
        <p>{t('clear.thanks')}</p>
      ) : (
        <form method="post" action={`/p/agreements/${name}/clarity`}>
          <input type="hidden" name="version" value={version} />
          <p>{t('clear.question')}</p>
          <Button icon="check">{t('clear.yes')}</Button>
        </form>
      )}
      {asking}
    </section>
  );
};
