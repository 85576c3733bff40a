import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Icon } from '../../../platform/pages/icon/icon.tsx';
import { InLanguage } from '../../../platform/pages/in-language/in-language.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { otherAnswerStyle } from '../../../platform/questions/other-answer.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Text } from '../../../platform/texts/text.ts';
import type { Language, Reader } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { readerOf } from '../../../platform/two-books/books.ts';
import type { Device } from '../../../platform/web/visitor.ts';
import type { VoiceAsk } from '../asking.ts';
import type { Choice } from '../rules/choices.ts';
import type { Lists } from '../rules/lists.ts';
import { mostOwn, type Reason } from '../rules/own.ts';
import type { OwnState } from '../tables.ts';
import { speakTo } from '../texts/texts.ts';
import { ThreeLists } from './results.tsx';
import { Saying, Statements, saidStyle } from './said.tsx';
import { Sitting } from './sitting.tsx';

interface CardProps {
  language: Language;
  reader: Reader;
  round: { id: string; title: string; closesOn: Day };
  /** They answered before, and there is something new. */
  hasNew?: boolean;
}

/** On the first page: may we put some sentences to you? No heading, so that one question is there. */
export const InvitationCard = ({ language, reader, round, hasNew = false }: CardProps) => {
  const t = speakTo(reader, language);
  return (
    <section class="card">
      <p>
        <strong>{t('card.title')}</strong> · <bdi lang="nl-BE">{round.title}</bdi>
      </p>
      <ReadAloud language={language} />
      <p>
        {hasNew && `${t('card.new')} `}
        {t('card.text', { day: dayInWords(language, round.closesOn) })}
      </p>
      <Buttons>
        <LinkButton to={`/p/voice/${round.id}`}>{t('card.take-part')}</LinkButton>
      </Buttons>
      <form method="post" action={`/p/voice/${round.id}/rather-not`}>
        <Button look="quietly">{t('card.rather-not')}</Button>
      </form>
    </section>
  );
};

/** For who answered, and for all when it is over: a way back, and nothing that asks. */
export const LinkCard = ({ language, reader, to, text }: { language: Language; reader: Reader; to: string; text: 'card.more' | 'card.results' }) => (
  <section class="card">
    <LinkButton look="second" to={to}>
      {speakTo(reader, language)(text)}
    </LinkButton>
  </section>
);

export const SittingPage = ({ frame, ask }: { frame: Frame; ask: VoiceAsk }) => (
  <FamilyPage frame={frame} reader={readerOf(ask.version)} signedIn hasSteps elements={['other-answer']} styles={[otherAnswerStyle]}>
    <Sitting frame={frame} ask={ask} language={frame.language} action={`/answers/voice/${ask.roundId}`} />
  </FamilyPage>
);

/** The round is over, or not for this person. */
export const OverPage = ({ frame, reader }: { frame: Frame; reader: Reader }) => {
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

export const thanksStates = ['in-time', 'own', 'own-full', 'some-taken-out', 'late', 'rather-not'] as const;

/** What became of a sitting, as far as the person may know at once. */
export interface Thanks {
  roundId: string;
  reader: Reader;
  /** Null when the session was over before it came. */
  device: Device | null;
  state: (typeof thanksStates)[number];
  closesOn?: Day | undefined;
  toldOn?: Day | undefined;
  /** There are sentences that they have not seen. */
  hasMore: boolean;
}

export const ThanksPage = ({ frame, thanks }: { frame: Frame; thanks: Thanks }) => {
  const { roundId, reader, device, state, hasMore } = thanks;
  const t = speakTo(reader, frame.language);
  const hasSaid = state !== 'rather-not' && state !== 'late';
  return (
    <FamilyPage frame={frame} reader={reader} signedIn={device !== null} handOver>
      <h1>{t('thanks.title')}</h1>
      <ReadAloud language={frame.language} />
      <div class="card">
        {hasSaid && (
          <p class="ticks">
            <Icon name="fine" /> {t('thanks.reached')}
          </p>
        )}
        {sentences(frame.language, thanks).map((sentence) => (
          <p>{sentence}</p>
        ))}
      </div>
      {hasMore && hasSaid && (
        <LinkButton look="second" to={`/p/voice/${roundId}`}>
          {t('thanks.more')}
        </LinkButton>
      )}
      {hasSaid && device === 'own' && (
        <LinkButton look="second" to={`/p/voice/${roundId}/said`}>
          {t('thanks.said')}
        </LinkButton>
      )}
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

function sentences(language: Language, { reader, state, closesOn, toldOn }: Thanks): string[] {
  const t = speakTo(reader, language);
  const told = closesOn && toldOn ? [t('thanks.told', { closes: dayInWords(language, closesOn), day: dayInWords(language, toldOn) })] : [];
  switch (state) {
    case 'in-time':
      return told;
    case 'own':
      return [t('thanks.own'), ...told];
    case 'own-full':
      return [t('thanks.own-full', { most: mostOwn }), ...told];
    case 'some-taken-out':
      return [t('thanks.taken-out'), ...told];
    case 'late':
      return [t('thanks.late')];
    case 'rather-not':
      return [t('thanks.rather-not')];
  }
}

/** What became of a statement that somebody wrote on this device; `too-much` was sent to nobody. No words where it was only spoken. */
export type Fate = { words: string } & ({ state: OwnState; reason: Reason; dueOn: Day } | { state: 'too-much' });

interface FullProps {
  frame: Frame;
  reader: Reader;
  roundId: string;
  /** What was typed. */
  words: string;
}

/** There were three of this person before: what was typed stands here, so that it is not lost. */
export const OwnFullPage = ({ frame, reader, roundId, words }: FullProps) => {
  const t = speakTo(reader, frame.language);
  return (
    <FamilyPage frame={frame} reader={reader}>
      <h1>{t('thanks.title')}</h1>
      <ReadAloud language={frame.language} />
      <p>{t('thanks.own-full', { most: mostOwn })}</p>
      <p class="card">
        <bdi>{words}</bdi>
      </p>
      <LinkButton to={`/p/voice/${roundId}/thanks/in-time`}>{t('ask.on')}</LinkButton>
    </FamilyPage>
  );
};

interface SaidProps {
  frame: Frame;
  reader: Reader;
  roundId: string;
  readerName: string;
  said: { words: Text; choice: Choice }[];
  own: Fate[];
  /** The round still takes answers. */
  isOpen: boolean;
}

/** What somebody said on their own device: nobody else and no other device sees this. */
export const SaidPage = ({ frame, reader, roundId, readerName, said, own, isOpen }: SaidProps) => {
  const t = speakTo(reader, frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn styles={[saidStyle]}>
      <h1>{t('said.title')}</h1>
      <p class="quiet">{t('said.intro')}</p>
      <ReadAloud language={frame.language} />
      {said.length === 0 && own.length === 0 && <p>{t('said.nothing')}</p>}
      <Statements>
        {said.map(({ words, choice }) => (
          <li>
            <InLanguage text={words} language={frame.language} />
            <Saying what={choice}>
              <strong>{t(`choice.${choice}`)}</strong>
            </Saying>
          </li>
        ))}
      </Statements>
      {own.length > 0 && <h2>{t('said.own')}</h2>}
      {own.map((fate) => (
        <div class="card">
          <p>
            <bdi>{fate.words || t('said.spoken')}</bdi>
          </p>
          <p>{fateInWords(fate, reader, frame.language, readerName)}</p>
        </div>
      ))}
      {isOpen && (
        <LinkButton look="second" to={`/p/voice/${roundId}`}>
          {t('thanks.more')}
        </LinkButton>
      )}
      <LinkButton to="/p/">{t('thanks.on')}</LinkButton>
    </FamilyPage>
  );
};

function fateInWords(fate: Fate, reader: Reader, language: Language, readerName: string): string {
  const t = speakTo(reader, language);
  if (fate.state === 'too-much') return t('said.too-much', { most: mostOwn });
  return t(`said.${fate.state}`, { reader: readerName, day: dayInWords(language, fate.dueOn), reason: t(`reason.${fate.reason}`) });
}

interface ResultsProps {
  frame: Frame;
  reader: Reader;
  title: string;
  lists: Lists;
  words: ReadonlyMap<string, Text>;
}

/** What came out, for everybody who was asked. */
export const FamilyResultsPage = ({ frame, reader, title, lists, words }: ResultsProps) => {
  const t = speakTo(reader, frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn styles={[saidStyle]}>
      <h1>{t('results.title')}</h1>
      <p>
        <bdi lang="nl-BE">{title}</bdi>
      </p>
      <ReadAloud language={frame.language} />
      <ThreeLists language={frame.language} reader={reader} lists={lists} words={words} />
      <LinkButton to="/p/you-said">{t('results.next')}</LinkButton>
      <LinkButton look="quietly" to="/p/">
        {t('thanks.on')}
      </LinkButton>
    </FamilyPage>
  );
};
