import { SaveOffline } from '../../../platform/outbox/save-offline.tsx';
import { Button, Buttons } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { InLanguage } from '../../../platform/pages/in-language/in-language.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import type { Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { isOfFamily, Steps, WayBack, WayOn } from '../../../platform/questions/steps.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Text } from '../../../platform/texts/text.ts';
import { directionOf, isolate, type Language } from '../../../platform/texts/words.ts';
import { readerOf } from '../../../platform/two-books/books.ts';
import type { RoundAsk } from '../asking.ts';
import { fieldOf } from '../rules/answer.ts';
import { filled, longestWords, type Question } from '../rules/questions.ts';
import { introOf, titleOf } from '../rules/words-of-set.ts';
import { speakTo } from '../texts/texts.ts';
import { Makers, Otherwise } from './otherwise.tsx';

interface Props {
  frame: Frame;
  ask: RoundAsk;
  language: Language;
  /** Where the form is sent. */
  action: string;
  /** Offers to go on later on this device. */
  canWait?: boolean;
  /** Is not sent yet: somebody looks at it once more before. */
  isHeld?: boolean;
}

/** A whole round in one form: one question a screen by style sheet alone, and one request to send it. */
export const RoundForm = (props: Props) => {
  const { ask, language, isHeld = false } = props;
  if (isHeld) return <Form {...props} />;
  return (
    <SaveOffline language={language} reader={readerOf(ask.version)} school={ask.school} sealingKey={ask.sealingKey}>
      <Form {...props} />
    </SaveOffline>
  );
};

const Form = ({ frame, ask, language, action, canWait = false, isHeld = false }: Props) => (
  <Steps action={action} readOnIn={isOfFamily(action) ? { language, reader: readerOf(ask.version) } : undefined}>
    <h1 class="off-screen">{titleOf(ask, readerOf(ask.version), language)}</h1>
    <input type="hidden" name="id" value={ask.answerId} />
    <input type="hidden" name="ticket" value={ask.ticket} />
    <Makers frame={frame} ask={ask} language={language} />
    {ask.questions.map((question, place) => (
      <Screen ask={ask} language={language} question={question} place={place} canWait={canWait} isHeld={isHeld} />
    ))}
  </Steps>
);

const stepId = (place: number): string => `s${place}`;

interface ScreenProps extends Omit<Props, 'action' | 'frame'> {
  question: Question;
  place: number;
}

const Screen = ({ ask, language, question, place, canWait = false, isHeld = false }: ScreenProps) => {
  const t = speakTo(readerOf(ask.version), language);
  const isLast = place === ask.questions.length - 1;
  return (
    <section id={stepId(place)} tabindex={-1}>
      {place === 0 && <Beginning ask={ask} language={language} />}
      <h2 id={`${stepId(place)}-title`}>
        <Words text={question.text} language={language} period={ask.period} />
      </h2>
      {question.helper && (
        <p class="quiet">
          <Words text={question.helper} language={language} period={ask.period} />
        </p>
      )}
      <ReadAloud language={language} />
      {question.isByName && <Notice>{t('ask.by-name', { reader: ask.readerName })}</Notice>}
      <Answer ask={ask} language={language} question={question} labelledBy={`${stepId(place)}-title`} />
      {isLast ? (
        <Buttons>
          <Button>{t(isHeld ? 'ask.look' : 'ask.send')}</Button>
        </Buttons>
      ) : (
        <WayOn on={t('ask.on')} skip={t('ask.skip')} to={stepId(place + 1)} />
      )}
      {place > 0 && <WayBack to={stepId(place - 1)}>{t('ask.back')}</WayBack>}
      {canWait && place > 0 && !isLast && (
        <Button look="quietly" to={`/p/rounds/${ask.roundId}/drafts`}>
          {t('ask.later')}
        </Button>
      )}
    </section>
  );
};

/** What somebody must know before the first answer: that nothing has to be said, and what is done with it. */
const Beginning = ({ ask, language }: { ask: RoundAsk; language: Language }) => {
  const reader = readerOf(ask.version);
  const t = speakTo(reader, language);
  return (
    <p class="quiet">
      {introOf(ask.kind, reader, language) ?? t('ask.intro')} {t('ask.nameless', { day: dayInWords(language, ask.closesOn) })}
    </p>
  );
};

const Answer = ({ ask, language, question, labelledBy }: { ask: RoundAsk; language: Language; question: Question; labelledBy: string }) => {
  const { id, kind, options } = question;
  if (kind === 'words')
    return (
      <>
        <div class="field">
          <textarea name={fieldOf(id)} maxlength={longestWords} placeholder=" " dir="auto" aria-labelledby={labelledBy}>
            {ask.begun?.words[id]}
          </textarea>
        </div>
        <Otherwise question={question} ask={ask} language={language} />
      </>
    );
  return (
    <fieldset aria-labelledby={labelledBy}>
      <Choices
        name={fieldOf(id)}
        several={kind === 'several'}
        chosen={ask.begun?.choices[id] ?? []}
        options={options.map((option) => ({ value: option.id, text: <Words text={option.text} language={language} period={ask.period} /> }))}
      />
    </fieldset>
  );
};

/** Words in the reader's language, with the period in them. */
export const Words = ({ text, language, period }: { text: Text; language: Language; period: string }) => (
  <InLanguage text={text} language={language} fill={(words, lang) => filled(words, { periode: directionOf(lang) === 'rtl' ? isolate(period) : period })} />
);
