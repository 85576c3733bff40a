import { SaveOffline } from '../../../platform/outbox/save-offline.tsx';
import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { otherAnswerStyle } from '../../../platform/questions/other-answer.tsx';
import { HeldSound } from '../../../platform/questions/spoken/recorder.tsx';
import { directionOf, type Language, localeOf } from '../../../platform/texts/words.ts';
import type { RoundAsk } from '../asking.ts';
import { fieldOf } from '../rules/answer.ts';
import { type Attached, attachmentField, attachmentKinds, type SaidWhole } from '../rules/attachments.ts';
import { longestWords, type Question } from '../rules/questions.ts';
import { staffWords as t } from '../texts/staff.ts';
import { speakTo } from '../texts/texts.ts';
import { elementsFor } from './otherwise.tsx';
import { RoundForm, readerOf, Words } from './round-form.tsx';

interface Props {
  frame: Frame;
  ask: RoundAsk;
  /** With whom, or whose paper. */
  givenName: string;
  personId: string;
}

/** Typing over what somebody wrote on paper: all questions below each other. */
export const FromPaperPage = ({ frame, ask, givenName, personId }: Props) => (
  <StaffPage frame={frame} title={t('with.paper-title')} elements={['save-offline']} here="/staff/rounds">
    <h1>{t('with.paper', { name: givenName })}</h1>
    <p>{t('with.paper-hint')}</p>
    <SaveOffline language="nl" reader="guardian" school={ask.school} sealingKey={ask.sealingKey}>
      <form method="post" action={`/staff/rounds/${ask.roundId}/with/${personId}`} autocomplete="off">
        <input type="hidden" name="id" value={ask.answerId} />
        <input type="hidden" name="ticket" value={ask.ticket} />
        {ask.questions.map((question) => (
          <PlainQuestion question={question} period={ask.period} />
        ))}
        <Buttons>
          <Button icon="check">{t('with.save')}</Button>
        </Buttons>
      </form>
    </SaveOffline>
  </StaffPage>
);

const PlainQuestion = ({ question: { id, text, kind, options }, period }: { question: Question; period: string }) => (
  <fieldset>
    <legend>
      <h2 id={`${fieldOf(id)}-title`}>
        <Words text={text} language="nl" period={period} />
      </h2>
    </legend>
    {kind === 'words' ? (
      <div class="field">
        <textarea name={fieldOf(id)} maxlength={longestWords} dir="auto" aria-labelledby={`${fieldOf(id)}-title`} />
      </div>
    ) : (
      <div class="columns">
        <Choices name={fieldOf(id)} several={kind === 'several'} options={options.map((option) => ({ value: option.id, text: option.text.nl }))} />
      </div>
    )}
  </fieldset>
);

/** In a talk: the person and the adult look at the same screen, in the person's own language. */
export const TogetherPage = ({ frame, ask, givenName, personId, language }: Props & { language: Language }) => (
  <StaffPage frame={frame} title={t('with.talk-title')} elements={elementsFor(ask)} styles={[otherAnswerStyle]} here="/staff/rounds">
    <p>{t('with.talk', { name: givenName })}</p>
    <div lang={localeOf(language)} dir={directionOf(language)}>
      <RoundForm frame={frame} ask={ask} language={language} action={`/staff/rounds/${ask.roundId}/with/${personId}/review`} isHeld />
    </div>
  </StaffPage>
);

/** What was written in a talk, for the person to see before it is sent; everything can still be changed. */
export const ReviewPage = ({ frame, ask, givenName, personId, language, said }: Props & { language: Language; said: SaidWhole }) => {
  const words = speakTo(readerOf(ask.version), language);
  return (
    <StaffPage frame={frame} title={t('with.talk-title')} elements={['held-sound']} styles={[otherAnswerStyle]} here="/staff/rounds">
      <div lang={localeOf(language)} dir={directionOf(language)}>
        <h1>{words('review.title')}</h1>
        <p>
          <bdi>{givenName}</bdi>
        </p>
        <dl>
          {ask.questions.map((question) => (
            <>
              <dt>
                <Words text={question.text} language={language} period={ask.period} />
              </dt>
              <dd>
                <Heard question={question} said={said} language={language} period={ask.period} t={words} />
              </dd>
            </>
          ))}
        </dl>
        <form method="post" action={`/staff/rounds/${ask.roundId}/with/${personId}`}>
          <input type="hidden" name="id" value={ask.answerId} />
          <input type="hidden" name="ticket" value={ask.ticket} />
          <Fields said={said} />
          <Buttons>
            <Button icon="check">{words('review.right')}</Button>
            <Button look="second" to={`/staff/rounds/${ask.roundId}/with/${personId}/talk`}>
              {words('review.change')}
            </Button>
          </Buttons>
        </form>
      </div>
    </StaffPage>
  );
};

interface HeardProps {
  question: Question;
  said: SaidWhole;
  language: Language;
  period: string;
  t: ReturnType<typeof speakTo>;
}

const Heard = ({ question: { id, options }, said, language, period, t: words }: HeardProps) => {
  const chosen = options.filter((option) => said.choices[id]?.includes(option.id));
  if (chosen.length > 0)
    return (
      <>
        {chosen.map(({ text }, place) => (
          <>
            {place > 0 && ' · '}
            <Words text={text} language={language} period={period} />
          </>
        ))}
      </>
    );
  const { sound, drawing } = said.attached?.[id] ?? {};
  return (
    <>
      <bdi>{said.words[id] ?? (sound || drawing ? undefined : words('review.nothing'))}</bdi>
      {sound && (
        <>
          <p>✓ {words('review.spoken')}</p>
          <HeldSound label={words('review.spoken')} recording={sound} />
        </>
      )}
      {drawing && (
        <>
          <p>✓ {words('review.drawn')}</p>
          <img class="drawing" src={pictureOf(drawing)} alt={words('review.drawn')} />
        </>
      )}
    </>
  );
};

/** A drawing that is still in a form. */
const pictureOf = (drawing: string): string => `data:image/png;base64,${Buffer.from(drawing, 'base64url').toString('base64')}`;

const Fields = ({ said }: { said: SaidWhole }) => (
  <>
    {Object.entries(said.choices).flatMap(([id, options]) => options.map((option) => <input type="hidden" name={fieldOf(id)} value={option} />))}
    {Object.entries(said.words).map(([id, words]) => (
      <input type="hidden" name={fieldOf(id)} value={words} />
    ))}
    <AttachedFields attached={said.attached ?? {}} />
  </>
);

const AttachedFields = ({ attached }: { attached: Attached }) => (
  <>
    {Object.entries(attached).flatMap(([id, one]) =>
      attachmentKinds.map((kind) => one[kind] && <input type="hidden" name={attachmentField(id, kind)} value={one[kind]} />),
    )}
  </>
);

/** A member of staff answers a round of their own school. */
export const OwnAnswerPage = ({ frame, ask }: { frame: Frame; ask: RoundAsk }) => (
  <StaffPage frame={frame} title={t('own.title')} elements={['save-offline', ...elementsFor(ask)]} styles={[otherAnswerStyle]} here="/staff/rounds">
    <RoundForm frame={frame} ask={ask} language="nl" action={`/staff/rounds/${ask.roundId}/answer`} />
  </StaffPage>
);

export const OwnThanksPage = ({ frame, roundId, sentence }: { frame: Frame; roundId: string; sentence: string }) => (
  <StaffPage frame={frame} title={t('own.title')} here="/staff/rounds">
    <h1>{t('own.thanks')}</h1>
    <Notice>{sentence}</Notice>
    <LinkButton look="quietly" to={`/staff/rounds/${roundId}/people`}>
      {t('own.back')}
    </LinkButton>
  </StaffPage>
);
