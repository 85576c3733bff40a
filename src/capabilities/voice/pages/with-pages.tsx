import { SaveOffline } from '../../../platform/outbox/save-offline.tsx';
import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { TextField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { otherAnswerStyle } from '../../../platform/questions/other-answer.tsx';
import { directionOf, type Language, localeOf } from '../../../platform/texts/words.ts';
import type { VoiceAsk } from '../asking.ts';
import { choices, fieldOf } from '../rules/choices.ts';
import { ownField } from '../rules/own.ts';
import { staffWords as t } from '../texts/staff.ts';
import { iconOf } from './said.tsx';
import { Sitting } from './sitting.tsx';

interface Props {
  frame: Frame;
  ask: VoiceAsk;
  /** With whom, or whose paper. */
  givenName: string;
  personId: string;
}

/** Typing over a strip of paper: all its statements below each other. */
export const FromPaperPage = ({ frame, ask, givenName, personId, strip, strips }: Props & { strip: number; strips: number }) => (
  <StaffPage frame={frame} title={t('with.paper-title')} elements={['save-offline']} here="/staff/voice">
    <h1>{t('with.paper', { name: givenName })}</h1>
    <p>{t('with.paper-hint')}</p>
    {strips > 1 && (
      <nav aria-label={t('with.strip')}>
        {Array.from({ length: strips }, (_, place) => (
          <a href={`/staff/voice/${ask.roundId}/with/${personId}/paper/${place + 1}`} aria-current={place + 1 === strip ? 'page' : undefined}>
            {t('paper.strip', { n: place + 1 })}
          </a>
        ))}
      </nav>
    )}
    <SaveOffline language="nl" reader="guardian" school={ask.school} sealingKey={ask.sealingKey}>
      <form method="post" action={`/staff/voice/${ask.roundId}/with/${personId}`} autocomplete="off">
        <input type="hidden" name="id" value={ask.answerId} />
        <input type="hidden" name="ticket" value={ask.ticket} />
        {ask.statements.map(({ id, words }) => (
          <fieldset>
            <legend>
              <h2 id={`${fieldOf(id)}-title`}>{words.nl}</h2>
            </legend>
            <div class="columns">
              <Choices name={fieldOf(id)} options={choices.map((choice) => ({ value: choice, text: t(`choice.${choice}`), icon: iconOf[choice] }))} />
            </div>
          </fieldset>
        ))}
        <TextField name={ownField} label={t('with.own')} maxlength={300} />
        <Buttons>
          <Button icon="check">{t('with.save')}</Button>
        </Buttons>
      </form>
    </SaveOffline>
  </StaffPage>
);

/** In a talk: the person and the adult look at the same screen, in the person's own language. */
export const TogetherPage = ({ frame, ask, givenName, personId, language }: Props & { language: Language }) => (
  <StaffPage frame={frame} title={t('with.talk-title')} elements={['save-offline', 'other-answer']} styles={[otherAnswerStyle]} here="/staff/voice">
    <p>{t('with.talk', { name: givenName })}</p>
    <div lang={localeOf(language)} dir={directionOf(language)}>
      <Sitting frame={frame} ask={ask} language={language} action={`/staff/voice/${ask.roundId}/with/${personId}`} />
    </div>
  </StaffPage>
);

/** A member of staff says what they think themselves. */
export const OwnAnswerPage = ({ frame, ask }: { frame: Frame; ask: VoiceAsk }) => (
  <StaffPage frame={frame} title={t('answer.title')} elements={['save-offline', 'other-answer']} styles={[otherAnswerStyle]} here="/staff/voice">
    <Sitting frame={frame} ask={ask} language="nl" action={`/staff/voice/${ask.roundId}/answer`} />
  </StaffPage>
);

export const OwnThanksPage = ({ frame, roundId }: { frame: Frame; roundId: string }) => (
  <StaffPage frame={frame} title={t('answer.title')} here="/staff/voice">
    <h1>{t('answer.title')}</h1>
    <Notice>{t('answer.thanks')}</Notice>
    <LinkButton look="quietly" to={`/staff/voice/${roundId}`}>
      {t('answer.back')}
    </LinkButton>
  </StaffPage>
);

/** There were three of this person before: what was typed stands here, so that it is not lost. */
export const OwnTooMuchPage = ({ frame, to, words }: { frame: Frame; to: string; words: string }) => (
  <StaffPage frame={frame} title={t('own.title')} here="/staff/voice">
    <h1>{t('own.title')}</h1>
    <Notice>{t('round.done.own-full')}</Notice>
    <p class="card">
      <bdi>{words}</bdi>
    </p>
    <LinkButton to={to}>{t('answer.back')}</LinkButton>
  </StaffPage>
);
