import type { Child, PropsWithChildren } from 'hono/jsx';
import { SaveOffline } from '../../../platform/outbox/save-offline.tsx';
import { Button, Buttons } from '../../../platform/pages/button/button.tsx';
import { Choices, type Option } from '../../../platform/pages/choice/choice.tsx';
import type { IconName } from '../../../platform/pages/icon/icon.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { Steps, WayBack, WayOn } from '../../../platform/questions/steps.tsx';
import type { Language } from '../../../platform/texts/words.ts';
import { SecrecyWords } from '../../people/index.ts';
import { longestWords } from '../rules/answer.ts';
import { type Field, fields, introFor, type Question, questionsFor, readerOf, titleFor, unsureText, type Version } from '../rules/questions.ts';
import { speakTo } from '../texts/texts.ts';

/** Somebody whom one may choose to talk with, in the reader's language. */
export interface Choosable {
  id: string;
  name: string;
  /** What they do, and how they are bound to silence. */
  about: string;
  icon: IconName;
}

export interface AskProps {
  language: Language;
  version: Version;
  givenName: string;
  /** Made by the server; a script replaces it at the tap. */
  answerId: string;
  ticket: string;
  school: string;
  /** Public key of the school for answers that wait on the device, base64url. */
  sealingKey: string;
  people: Choosable[];
  readerName: string;
  teacherNames: string;
}

/** The whole check-in in one form: one question a screen by style sheet alone, and one request to send it. */
export const AskForm = (props: AskProps) => {
  const { language, version, answerId, ticket, school, sealingKey } = props;
  return (
    <SaveOffline language={language} reader={readerOf(version)} school={school} sealingKey={sealingKey}>
      <Steps action="/p/check-in" readOnIn={{ language, reader: readerOf(version) }}>
        <h1 class="off-screen">{titleFor(version)[language]}</h1>
        <input type="hidden" name="id" value={answerId} />
        <input type="hidden" name="ticket" value={ticket} />
        {questionsFor(version).map((question) => (
          <Screen question={question} {...props} />
        ))}
      </Steps>
    </SaveOffline>
  );
};

const Screen = ({ question, ...props }: AskProps & { question: Question }) => {
  const { language, version, givenName } = props;
  const { field, text, helper, kind } = question;
  const t = speakTo(readerOf(version), language);
  const isFirst = field === 'mood';
  return (
    <section id={stepId(field)} tabindex={-1}>
      {isFirst && (
        <p class="quiet">
          {t('ask.greeting', { name: givenName })}. {version === 'guardian' ? helper?.[language] : introFor(version)[language]}
        </p>
      )}
      <h2 id={`${field}-title`}>{text[language]}</h2>
      <ReadAloud language={language} />
      {kind === 'words' ? (
        <div class="field">
          <textarea name={field} maxlength={longestWords} placeholder=" " aria-labelledby={`${field}-title`} />
        </div>
      ) : (
        <fieldset aria-labelledby={`${field}-title`}>
          {optionsOf(question, props).map(({ onlyWithTalk, ...option }) => {
            const choice = <Choices name={field} several={kind === 'several'} options={[option]} />;
            return onlyWithTalk ? <If name="talk">{choice}</If> : choice;
          })}
        </fieldset>
      )}
      <After field={field} {...props} />
      {field !== 'mood' && <WayBack to={stepId(before[field](version))}>{t('ask.back')}</WayBack>}
    </section>
  );
};

/** What stands below the answers: what follows from them, and the ways on and back. */
const After = ({ field, ...props }: AskProps & { field: Field }) => {
  const { language, version } = props;
  const t = speakTo(readerOf(version), language);
  const on = (to: Field) => <WayOn on={t('ask.on')} skip={t('ask.skip')} to={stepId(to)} />;
  const isGuardian = version === 'guardian';
  switch (field) {
    case 'mood':
      return on(isGuardian ? 'talk' : 'nice');
    case 'nice':
      return on('talk');
    case 'talk':
      return (
        <>
          <If name="unsure">
            <Notice>{unsureText(version)[language]}</Notice>
          </If>
          <If name="talk">{on('who')}</If>
          <If name="no-talk">{on('visible')}</If>
        </>
      );
    case 'who':
      return (
        <>
          <If name="outside">
            <Notice>{t('ask.outside')}</Notice>
          </If>
          <SecrecyWords title={t('ask.secrecy')} reader={readerOf(version)} language={language} />
          {on('visible')}
        </>
      );
    case 'visible':
      return <Sending {...props} />;
    case 'more':
      return (
        <Buttons>
          <Button>{t('ask.send')}</Button>
        </Buttons>
      );
    case 'how':
      return on(isGuardian ? 'more' : 'friend');
    case 'friend':
      return on('about');
    case 'about':
      return on('help');
    case 'help':
      return on('more');
  }
};

/** Send now, or say something more first. */
const Sending = ({ language, version, readerName }: AskProps) => {
  const t = speakTo(readerOf(version), language);
  const more = (to: Field) => (
    <a class="button second" href={`#${stepId(to)}`}>
      {t('ask.more')}
    </a>
  );
  return (
    <>
      <If name="nobody">
        <If name="no-talk">
          <Notice>{warningOf(version, language)}</Notice>
        </If>
        <If name="talk">
          <Notice>{t('ask.talk-not-kept')}</Notice>
        </If>
      </If>
      <p class="quiet">{t('ask.who-sees-hint', { reader: readerName })}</p>
      <Buttons>
        <Button>{t('ask.send')}</Button>
        <If name="talk">{more('how')}</If>
        <If name="no-talk">{more(version === 'guardian' ? 'more' : 'help')}</If>
      </Buttons>
    </>
  );
};

/** The screen that one comes from: back is always there, and loses nothing. */
const before: Record<Exclude<Field, 'mood'>, (version: Version) => Field> = {
  nice: () => 'mood',
  talk: (version) => (version === 'guardian' ? 'mood' : 'nice'),
  who: () => 'talk',
  visible: () => 'talk',
  how: () => 'visible',
  friend: () => 'how',
  about: () => 'friend',
  help: () => 'visible',
  more: (version) => (version === 'guardian' ? 'visible' : 'help'),
};

/** Shown only while the answers say so; `ask.css` knows each name. */
const If = ({ name, children }: PropsWithChildren<{ name: 'talk' | 'no-talk' | 'unsure' | 'outside' | 'nobody' }>) => (
  <div class={`if-${name}`}>{children}</div>
);

/** Neutral in the history of a shared phone. */
const stepId = (field: Field): string => `s${fields.indexOf(field)}`;

interface AskOption extends Option {
  /** Where nobody was chosen to talk with, it would say twice that the reader reads this. */
  onlyWithTalk?: boolean;
}

function optionsOf({ field, options }: Question, { language, version, people, readerName, teacherNames }: AskProps): AskOption[] {
  const plain = options.map(({ value, text, icon }) => ({ value, text: text[language] as Child, icon }));
  if (field === 'who') {
    return [
      ...people.map(({ id, name, about, icon }) => ({ value: id, text: <bdi>{name}</bdi>, more: about, icon })),
      ...plain.filter(({ value }) => ['other_teacher', 'any', 'outside'].includes(value)),
    ];
  }
  if (field !== 'visible') return plain;
  return plain
    .filter(({ value }) => value !== 'chosen_teacher' || teacherNames !== '')
    .map((option) => {
      if (option.value === 'chosen_teacher') return { ...option, more: teacherNames, onlyWithTalk: teacherNames === readerName };
      if (option.value !== 'chosen') return option;
      const onlyReader = speakTo(readerOf(version), language)('ask.only', { person: readerName });
      return {
        ...option,
        text: (
          <>
            <span class="if-talk">{option.text}</span> <span class="if-no-talk">{onlyReader}</span>
          </>
        ),
      };
    });
}

const warningOf = (version: Version, language: Language): string | undefined =>
  questionsFor(version)
    .find(({ field }) => field === 'visible')
    ?.options.find(({ warn }) => warn)?.warn?.[language];
