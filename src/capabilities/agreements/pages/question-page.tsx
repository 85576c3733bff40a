import { SaveOffline } from '../../../platform/outbox/save-offline.tsx';
import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { OtherAnswer, otherAnswerStyle } from '../../../platform/questions/other-answer.tsx';
import { RecorderParts } from '../../../platform/questions/spoken/recorder-parts.tsx';
import { Steps } from '../../../platform/questions/steps.tsx';
import { questionSpeech } from '../../../platform/questions/texts/texts.ts';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Reader } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { OwnLine } from '../../languages/index.tsx';
import type { AgreementShown } from '../reading.ts';
import { longestQuestion, mostSeconds, questionKinds } from '../rules/asking.ts';
import { speakTo } from '../texts/texts.ts';

interface Props {
  frame: Frame;
  reader: Reader;
  agreement: AgreementShown;
  /** Of the question, made here, so that sending twice asks once; a script replaces it at the tap. */
  id: string;
  /** For a question that waits on the device. */
  sealing: { ticket: string; school: string; key: string };
  typed?: { kind: string; words: string; sound: string } | undefined;
  slip?: 'ask.empty' | 'ask.too-long' | undefined;
}

/** A question about an agreement, typed or spoken. */
export const QuestionPage = ({ frame, reader, agreement, id, sealing, typed, slip }: Props) => {
  const t = speakTo(reader, frame.language);
  const { name, text, person, substitute } = agreement;
  return (
    <FamilyPage frame={frame} reader={reader} signedIn hasSteps elements={['other-answer']} styles={[otherAnswerStyle]}>
      <SaveOffline language={frame.language} reader={reader} school={sealing.school} sealingKey={sealing.key} waiting={t('ask.waiting')}>
        <Steps action={`/p/agreements/${name}/questions`} readOnIn={{ language: frame.language, reader }}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="ticket" value={sealing.ticket} />
          <section id="s0" tabindex={-1}>
            <h1>{t('ask.title')}</h1>
            <ReadAloud language={frame.language} />
            <p>
              {t('ask.about')}{' '}
              <strong>
                <OwnLine frame={frame} shown={text} part="title" />
              </strong>
            </p>
            {slip && <Notice worry>{t(slip)}</Notice>}
            <fieldset>
              <legend class="off-screen">{t('ask.title')}</legend>
              <Choices name="kind" chosen={[typed?.kind ?? '']} options={questionKinds.map((value) => ({ value, text: t(`ask.${value}`) }))} />
            </fieldset>
            <WordsField name="words" label={t('ask.words')} value={typed?.words ?? ''} maxlength={longestQuestion} />
            <OtherAnswer by="voice-recorder" field="sound" offer={questionSpeech(reader, frame.language)('voice.offer')} value={typed?.sound} />
            <p class="quiet">{t('ask.who', { person: person.name, substitute })}</p>
            <Buttons>
              <Button>{t('ask.send')}</Button>
              <LinkButton look="quietly" to={`/p/agreements/${name}`}>
                {t('ask.back')}
              </LinkButton>
            </Buttons>
          </section>
        </Steps>
      </SaveOffline>
      <RecorderParts frame={frame} reader={reader} language={frame.language} most={mostSeconds} />
    </FamilyPage>
  );
};

interface AskedProps {
  frame: Frame;
  reader: Reader;
  name: string;
  person: string;
  substitute: string;
  day: Day;
}

/** Who answers, and by when. */
export const AskedPage = ({ frame, reader, name, person, substitute, day }: AskedProps) => {
  const t = speakTo(reader, frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn handOver>
      <h1>{t('asked.title')}</h1>
      <ReadAloud language={frame.language} />
      <p>
        <strong>{t('asked.who', { person, day: dayInWords(frame.language, day) })}</strong>
      </p>
      <p>{t('asked.substitute', { person, substitute })}</p>
      <p>{t('asked.shared')}</p>
      {frame.device === 'class' && (
        <form method="post" action="/p/pass-on">
          <Button>{t('asked.pass-on')}</Button>
        </form>
      )}
      <LinkButton look={frame.device === 'class' ? 'quietly' : 'first'} to={`/p/agreements/${name}`}>
        {t('ask.back')}
      </LinkButton>
    </FamilyPage>
  );
};
