import { SaveOffline } from '../../../platform/outbox/save-offline.tsx';
import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { InLanguage } from '../../../platform/pages/in-language/in-language.tsx';
import type { Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { OtherAnswer } from '../../../platform/questions/other-answer.tsx';
import { RecorderParts } from '../../../platform/questions/spoken/recorder-parts.tsx';
import { isOfFamily, Steps, WayBack, WayOn } from '../../../platform/questions/steps.tsx';
import { questionSpeech } from '../../../platform/questions/texts/texts.ts';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Language } from '../../../platform/texts/words.ts';
import { readerOf } from '../../../platform/two-books/books.ts';
import type { VoiceAsk } from '../asking.ts';
import { choices, fieldOf } from '../rules/choices.ts';
import { longestOwn, mostOwn, mostSeconds, ownField, ownSoundField } from '../rules/own.ts';
import type { Statement } from '../rules/statements.ts';
import { speakTo } from '../texts/texts.ts';
import { iconOf } from './said.tsx';

interface Props {
  frame: Frame;
  ask: VoiceAsk;
  language: Language;
  /** Where the form is sent. */
  action: string;
}

/** A sitting in one form: one statement a screen by style sheet alone, a way to stop on each, and one request to send what was said. */
export const Sitting = (props: Props) => {
  const { ask, language } = props;
  return (
    <SaveOffline language={language} reader={readerOf(ask.version)} school={ask.school} sealingKey={ask.sealingKey}>
      <Form {...props} />
    </SaveOffline>
  );
};

const Form = ({ frame, ask, language, action }: Props) => {
  const t = speakTo(readerOf(ask.version), language);
  return (
    <Steps action={action} readOnIn={isOfFamily(action) ? { language, reader: readerOf(ask.version) } : undefined}>
      <h1 class="off-screen">{t('card.title')}</h1>
      <input type="hidden" name="id" value={ask.answerId} />
      <input type="hidden" name="ticket" value={ask.ticket} />
      {ask.here && <input type="hidden" name="here" value={ask.here} />}
      <RecorderParts frame={frame} reader={readerOf(ask.version)} language={language} most={mostSeconds} />
      {ask.statements.map((statement, place) => (
        <Screen ask={ask} language={language} statement={statement} place={place} />
      ))}
      <OwnScreen ask={ask} language={language} action={action} />
    </Steps>
  );
};

const stepId = (place: number): string => `s${place}`;

const Screen = ({ ask, language, statement: { id, words }, place }: { ask: VoiceAsk; language: Language; statement: Statement; place: number }) => {
  const t = speakTo(readerOf(ask.version), language);
  return (
    <section id={stepId(place)} tabindex={-1}>
      {place === 0 ? <p class="quiet">{t('ask.intro')}</p> : <p class="quiet">{t('ask.place', { n: place + 1, count: ask.statements.length })}</p>}
      <h2 id={`${stepId(place)}-title`}>
        <InLanguage text={words} language={language} />
      </h2>
      <ReadAloud language={language} />
      <fieldset aria-labelledby={`${stepId(place)}-title`}>
        <Choices name={fieldOf(id)} options={choices.map((choice) => ({ value: choice, text: t(`choice.${choice}`), icon: iconOf[choice] }))} />
      </fieldset>
      <WayOn on={t('ask.on')} skip={t('ask.skip')} to={stepId(place + 1)} />
      {place > 0 && (
        <>
          <WayBack to={stepId(place - 1)}>{t('ask.back')}</WayBack>
          <Button look="quietly">{t('ask.stop')}</Button>
        </>
      )}
    </section>
  );
};

/** At the end, or alone where everything was said: a statement of one's own, or thanks where there were enough of them. */
const OwnScreen = ({ ask, language, action }: { ask: VoiceAsk; language: Language; action: string }) => {
  const t = speakTo(readerOf(ask.version), language);
  const place = ask.statements.length;
  const mayWrite = ask.ownLeft > 0;
  return (
    <section id={stepId(place)} tabindex={-1}>
      {place === 0 && mayWrite && <p class="quiet">{t('none.text')}</p>}
      <h2 id="own-title">{t(mayWrite ? 'own.title' : 'thanks.title')}</h2>
      {mayWrite ? (
        <p class="quiet">
          {t('own.what', { reader: ask.readerName, day: dayInWords(language, ask.readBy) })} {t(ask.here ? 'own.here' : 'own.elsewhere')}{' '}
          {t('own.left', { left: ask.ownLeft })}
        </p>
      ) : (
        <p>{t('own.full', { most: mostOwn })}</p>
      )}
      <ReadAloud language={language} />
      {mayWrite && (
        <>
          <div class="field">
            <textarea name={ownField} maxlength={longestOwn} placeholder=" " dir="auto" aria-labelledby="own-title" />
          </div>
          <OtherAnswer by="voice-recorder" field={ownSoundField} offer={questionSpeech(readerOf(ask.version), language)('voice.offer')} />
        </>
      )}
      <Buttons>{mayWrite || place > 0 ? <Button>{t('ask.send')}</Button> : isOfFamily(action) && <LinkButton to="/p/">{t('thanks.on')}</LinkButton>}</Buttons>
      {place > 0 && <WayBack to={stepId(place - 1)}>{t('ask.back')}</WayBack>}
    </section>
  );
};
