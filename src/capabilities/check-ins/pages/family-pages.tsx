import type { Child } from 'hono/jsx';
import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { Icon } from '../../../platform/pages/icon/icon.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Device } from '../../../platform/web/visitor.ts';
import { confirmation, filled, readerOf, type Version } from '../rules/questions.ts';
import { speakTo } from '../texts/texts.ts';
import ask from './ask.css';
import { AskForm, type AskProps } from './ask-form.tsx';

export const askStyle = ask;

export const AskPage = ({ frame, ask: props }: { frame: Frame; ask: AskProps }) => (
  <FamilyPage frame={frame} styles={[askStyle]} reader={readerOf(props.version)} signedIn hasSteps>
    <AskForm {...props} />
  </FamilyPage>
);

/** Why there is no question now. */
export type NoQuestion = { why: 'none' } | { why: 'done' } | { why: 'closed'; until: Day };

export const NoQuestionCard = ({ language, version, none }: { language: Language; version: Version; none: NoQuestion }) => {
  const t = speakTo(readerOf(version), language);
  if (none.why === 'none') return <p>{t('ask.none')}</p>;
  if (none.why === 'closed') {
    return (
      <>
        <p>{t('ask.closed')}</p>
        <p>{t('ask.closed-until', { day: dayInWords(language, none.until) })}</p>
      </>
    );
  }
  return (
    <>
      <p>{t('ask.done')}</p>
      <p>{t('ask.again')}</p>
      <LinkButton look="second" to="/p/check-in">
        {t('ask.again-link')}
      </LinkButton>
    </>
  );
};

export const NoQuestionPage = ({ frame, version, none }: { frame: Frame; version: Version; none: NoQuestion }) => (
  <FamilyPage frame={frame} reader={readerOf(version)} signedIn>
    <h1>{speakTo(readerOf(version), frame.language)('thanks.title')}</h1>
    <ReadAloud language={frame.language} />
    <NoQuestionCard language={frame.language} version={version} none={none} />
  </FamilyPage>
);

export const thanksStates = ['talk', 'only-talk', 'kept', 'not-kept', 'aside'] as const;

/** What became of an answer, as far as the person may know at once. */
export interface Thanks {
  version: Version;
  /** Null when the session was over before the answer came. */
  device: Device | null;
  /** `only-talk`: the wish to talk was kept, and nothing of what was said. */
  state: (typeof thanksStates)[number];
  reader?: string | undefined;
  promise?: { person: string; dueOn: Day } | undefined;
  /** Unknown when the session was over. */
  place?: string | undefined;
}

export const ThanksPage = ({ frame, thanks }: { frame: Frame; thanks: Thanks }) => {
  const { version, device, state } = thanks;
  const t = speakTo(readerOf(version), frame.language);
  return (
    <FamilyPage frame={frame} reader={readerOf(version)} signedIn={device !== null} handOver>
      <h1>{t('thanks.title')}</h1>
      <ReadAloud language={frame.language} />
      <div class="card">
        <p class="ticks">
          <Icon name="fine" /> {t('thanks.reached')}
        </p>
        {state === 'aside' && <p>{t('thanks.aside')}</p>}
        {sentences(frame.language, thanks).map((sentence) => (
          <p>{sentence}</p>
        ))}
      </div>
      {device === 'class' ? (
        <form method="post" action="/p/pass-on">
          <button class="button">{t('thanks.pass-on')}</button>
        </form>
      ) : (
        <LinkButton to="/p/">{t('thanks.on')}</LinkButton>
      )}
    </FamilyPage>
  );
};

function sentences(language: Language, { version, state, reader, promise, place }: Thanks): Child[] {
  const t = speakTo(readerOf(version), language);
  const content = (name: 'sent' | 'no_talk' | 'not_stored', values: Record<string, string> = {}): string =>
    filled(confirmation(name, version)[language], values);
  const found = place ? [content('no_talk', { plaats: place })] : [];
  const day = promise && dayInWords(language, promise.dueOn);
  switch (state) {
    case 'talk':
      return promise && day ? [content('sent', { persoon: promise.person, dag: day, uur: t('thanks.hour') })] : [];
    case 'only-talk':
      return [t('ask.talk-not-kept'), ...(promise && day ? [t('thanks.comes', { person: promise.person, day })] : [])];
    case 'not-kept':
      return [content('not_stored'), ...found];
    case 'kept':
    case 'aside':
      return [...(reader ? [t('thanks.kept', { person: reader })] : []), ...found];
  }
}

/** Who read what this person said, and when. */
export const ReadingsCard = ({ language, version, readings }: { language: Language; version: Version; readings: { by: string; on: Day }[] }) => (
  <section class="card">
    {readings.map(({ by, on }) => (
      <p>{speakTo(readerOf(version), language)('story.read', { person: by, day: dayInWords(language, on) })}</p>
    ))}
  </section>
);
