import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { AnonymousPage, addressIn, Help, wordsFor } from './anonymous-page.tsx';
import { SaidTemplates } from './said-templates.tsx';
import { Voice, VoiceScript, voiceTexts } from './voice.tsx';
import { type SealedProps, Slips, Troubles, WithoutScripts } from './write-page.tsx';

const receiptSlips = ['receipt.length', 'receipt.check', 'receipt.word-count', 'receipt.words', 'answers.unknown'] as const;

/** Coming back with a receipt: read, write on, erase. Everything happens in `<sealed-answers>`; `#` stands where a name or a day comes. */
export const AnswersPage = ({ visit, people, around }: SealedProps) => {
  const t = wordsFor(visit);
  return (
    <AnonymousPage visit={visit} page="answers" elements={['sealed-answers']}>
      <h1 id="title" tabindex={-1}>
        {t('answers.title')}
      </h1>
      <WithoutScripts visit={visit} people={people} />
      <sealed-answers around={JSON.stringify(around)} to={`/c/${visit.school.slug}`}>
        <section id="step-enter" aria-label={t('answers.title')} hidden>
          <ReadAloud language={visit.frame.language} />
          <form id="entering" autocomplete="off">
            <TextField name="receipt" label={t('answers.number')} hint={t('answers.number-hint')} maxlength={100} dir="ltr" />
            <Slips texts={Object.fromEntries(receiptSlips.map((key) => [key, t(key)]))} />
            <div class="field">
              <p class="slip" id="slip-receipt-word" role="alert" hidden>
                {t('receipt.word')} <bdi id="odd-word" />{' '}
                <span id="meant" hidden>
                  {t('receipt.meant')} <bdi id="meant-word" />
                </span>
              </p>
            </div>
            <Buttons>
              <Button icon="onward">{t('answers.open')}</Button>
            </Buttons>
          </form>
        </section>
        <section id="step-busy" aria-label={t('answers.busy')} hidden></section>
        <section id="step-talk" aria-label={t('talk.title')} hidden>
          <ol class="conversation" id="conversation" />
          <p class="quiet" id="readers">
            {t('talk.readers', { names: '#' })}
          </p>
          <p id="nobody" hidden>
            {t('talk.nobody')}
          </p>
          <p class="quiet" id="waiting" hidden>
            {t('talk.waiting', { day: '#' })}
          </p>
          <p id="late" hidden>
            {t('talk.late')}
          </p>
          <ul class="quiet" id="readings" />
          <form id="going-on" class="card" autocomplete="off">
            <WordsField name="words" label={t('talk.more')} hint={t('talk.more-hint')} maxlength={4000} isPrivate />
            <Voice frame={visit.frame} texts={voiceTexts(t)} change={{ label: t('voice.change'), what: t('voice.change-what') }} />
            <Slips texts={{ 'write.empty': t('write.empty'), 'write.too-long': t('write.too-long') }} />
            <p class="quiet" id="unsent" hidden>
              {t('talk.unsent')}
            </p>
            <p class="ticks" id="sent" role="status" hidden>
              {t('talk.sent')}
            </p>
            <Buttons>
              <Button>{t('talk.send')}</Button>
            </Buttons>
          </form>
          <details>
            <summary>{t('talk.erase')}</summary>
            <p>{t('talk.erase-what')}</p>
            <button type="button" class="button second" id="erase">
              {t('talk.erase-sure')}
            </button>
          </details>
          <SaidTemplates
            writer={t('talk.you')}
            reply={t('talk.person', { name: '#1' })}
            access={t('talk.access', { by: '#1', to: '#2' })}
            sound={{ listen: t('sound.listen', { seconds: '#' }), late: t('sound.late'), changed: t('sound.changed') }}
          />
          <template id="one-reading">
            <li>{t('talk.read', { name: '#1', day: '#2' })}</li>
          </template>
        </section>
        <section id="step-erased" aria-label={t('talk.erased')} hidden></section>
        <VoiceScript frame={visit.frame} />
        <Troubles visit={visit} kinds={['roster', 'crypto', 'genuine', 'enough', 'offline', 'our-fault']} people={people} />
      </sealed-answers>
      <Help visit={visit} />
      <LinkButton look="quietly" to={addressIn(visit)}>
        {t('door.more')}
      </LinkButton>
    </AnonymousPage>
  );
};
