import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Icon } from '../../../platform/pages/icon/icon.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { otherAnswerStyle } from '../../../platform/questions/other-answer.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Language, Reader } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { readerOf } from '../../../platform/two-books/books.ts';
import type { Device } from '../../../platform/web/visitor.ts';
import type { RoundAsk } from '../asking.ts';
import { filled } from '../rules/questions.ts';
import { closingOf, titleOf } from '../rules/words-of-set.ts';
import { speakTo } from '../texts/texts.ts';
import { elementsFor } from './otherwise.tsx';
import { RoundForm } from './round-form.tsx';

interface InvitationProps {
  language: Language;
  reader: Reader;
  round: { id: string; kind: string; title: string; period: string; closesOn: Day };
}

/** On the first page, below the question that it asks: may we ask you something else? No heading, so that one question is there. */
export const InvitationCard = ({ language, reader, round }: InvitationProps) => {
  const t = speakTo(reader, language);
  return (
    <section class="card">
      <p>
        <strong>{titleOf(round, reader, language)}</strong> · <bdi>{round.period}</bdi>
      </p>
      <ReadAloud language={language} />
      <p>{t('card.text', { day: dayInWords(language, round.closesOn) })}</p>
      <Buttons>
        <LinkButton to={`/p/rounds/${round.id}`}>{t('card.take-part')}</LinkButton>
      </Buttons>
      <form method="post" action={`/p/rounds/${round.id}/rather-not`}>
        <Button look="quietly">{t('card.rather-not')}</Button>
      </form>
    </section>
  );
};

export const RoundPage = ({ frame, ask, canWait }: { frame: Frame; ask: RoundAsk; canWait: boolean }) => (
  <FamilyPage frame={frame} reader={readerOf(ask.version)} signedIn hasSteps elements={elementsFor(ask)} styles={[otherAnswerStyle]}>
    <RoundForm frame={frame} ask={ask} language={frame.language} action={`/answers/rounds/${ask.roundId}`} canWait={canWait} />
    <LinkButton look="quietly" to="/p/">
      {speakTo(readerOf(ask.version), frame.language)('ask.back')}
    </LinkButton>
  </FamilyPage>
);

/** The round is over, or not for this person. */
export const NoRoundPage = ({ frame, reader }: { frame: Frame; reader: Reader }) => {
  const t = speakTo(reader, frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn>
      <h1>{t('over.title')}</h1>
      <ReadAloud language={frame.language} />
      <p>{t('over.text')}</p>
      <LinkButton to="/p/">{t('thanks.on')}</LinkButton>
    </FamilyPage>
  );
};

export const thanksStates = ['in-time', 'visit', 'late', 'aside', 'was-there', 'begun', 'rather-not'] as const;

/** What became of an answer, as far as the person may know at once. */
export interface Thanks {
  reader: Reader;
  /** Null when the session was over before the answer came. */
  device: Device | null;
  state: (typeof thanksStates)[number];
  /** By then people hear what the school heard. */
  toldOn?: Day | undefined;
  /** Until then one can go on. */
  closesOn?: Day | undefined;
  visit?: { person: string; dueOn: Day } | undefined;
}

export const ThanksPage = ({ frame, thanks }: { frame: Frame; thanks: Thanks }) => {
  const { reader, device, state } = thanks;
  const t = speakTo(reader, frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn={device !== null} handOver>
      <h1>{t('thanks.title')}</h1>
      <ReadAloud language={frame.language} />
      <div class="card">
        {state !== 'begun' && state !== 'rather-not' && (
          <p class="ticks">
            <Icon name="fine" /> {t('thanks.reached')}
          </p>
        )}
        {sentences(frame.language, thanks).map((sentence) => (
          <p>{sentence}</p>
        ))}
      </div>
      {device === 'class' ? (
        <form method="post" action="/p/pass-on">
          <Button>{t('thanks.pass-on')}</Button>
        </form>
      ) : (
        <LinkButton to="/p/">{t('thanks.on')}</LinkButton>
      )}
    </FamilyPage>
  );
};

function sentences(language: Language, { reader, state, toldOn, closesOn, visit }: Thanks): string[] {
  const t = speakTo(reader, language);
  const told = toldOn ? [filled(closingOf(reader, language), { datum: dayInWords(language, toldOn) })] : [];
  switch (state) {
    case 'in-time':
      return told;
    case 'visit':
      return [...(visit ? [t('thanks.visit', { person: visit.person, day: dayInWords(language, visit.dueOn) })] : []), ...told];
    case 'late':
      return [t('thanks.late')];
    case 'aside':
      return [t('thanks.aside')];
    case 'was-there':
      return [t('thanks.was-there')];
    case 'begun':
      return [t('thanks.begun', { day: closesOn ? dayInWords(language, closesOn) : '' })];
    case 'rather-not':
      return [t('thanks.rather-not')];
  }
}
