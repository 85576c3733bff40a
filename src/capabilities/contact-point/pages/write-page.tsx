import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { receivedText } from '../rules/content.ts';
import type { Around } from '../shared-with-browser/exchange.ts';
import { AnonymousPage, addressIn, Help, People, receiptStyle, type ShownPerson, type Visit, wordsFor } from './anonymous-page.tsx';
import { Voice, VoiceScript, voiceTexts } from './voice.tsx';

export interface SealedProps {
  visit: Visit;
  people: ShownPerson[];
  around: Around;
}

/** Writing without a name. Everything happens in `<sealed-letter>`; what it can come to say stands here, hidden until it does. */
export const WritePage = ({ visit, people, around, answerBy }: SealedProps & { answerBy: Day }) => {
  const t = wordsFor(visit);
  const { language } = visit.frame;
  const day = dayInWords(language, answerBy);
  return (
    <AnonymousPage visit={visit} page="write" elements={['sealed-letter']} styles={[receiptStyle]}>
      <h1 id="title" tabindex={-1}>
        {t('write.title')}
      </h1>
      <WithoutScripts visit={visit} people={people} />
      <sealed-letter around={JSON.stringify(around)} to={`/c/${visit.school.slug}`} reader={visit.audience}>
        <section id="step-write" aria-label={t('write.title')} hidden>
          <ReadAloud language={language} />
          <p>{t('write.who', { names: people.map(({ name }) => name).join(', ') })}</p>
          <form id="writing" autocomplete="off">
            <WordsField name="words" label={t('write.words')} hint={t('write.words-hint')} maxlength={4000} isPrivate />
            <Voice frame={visit.frame} texts={voiceTexts(t)} change={{ label: t('voice.change'), what: t('voice.change-what') }} />
            <Slips texts={{ 'write.empty': t('write.empty'), 'write.too-long': t('write.too-long'), 'write.nobody': t('write.nobody') }} />
            <details>
              <summary>{t('write.not-to')}</summary>
              <Choices
                name="not-to"
                several
                options={people.map(({ id, name }) => ({ value: id, text: t('write.not-to-one', { name }), more: t('write.not-to-hint', { name }) }))}
              />
            </details>
            <Buttons>
              <Button icon="onward">{t('write.onward')}</Button>
            </Buttons>
          </form>
        </section>
        <section id="step-keep" aria-label={t('keep.title')} hidden>
          <p>{t('keep.what')}</p>
          <p class="receipt" id="receipt" dir="ltr" translate="no" />
          <details id="in-words">
            <summary>{t('keep.words')}</summary>
            <p class="receipt-words" id="receipt-words" lang="nl" dir="ltr" translate="no" />
            <Slips texts={{ 'keep.words-late': t('keep.words-late') }} />
          </details>
          <details id="in-dots">
            <summary>{t('keep.draw')}</summary>
            <p>{t('keep.draw-how')}</p>
            <ol class="dots" id="receipt-dots" dir="ltr" aria-hidden="true" />
          </details>
          <form id="keeping" autocomplete="off">
            <TextField name="last-digits" label={t('keep.type')} inputmode="numeric" maxlength={10} dir="ltr" />
            <Slips texts={{ 'keep.type-slip': t('keep.type-slip') }} />
            <Buttons>
              <Button icon="onward">{t('keep.send')}</Button>
              <button type="button" class="button second" id="print">
                {t('keep.print')}
              </button>
              <button type="button" class="button quietly" id="back">
                {t('keep.back')}
              </button>
            </Buttons>
          </form>
        </section>
        <section id="step-busy" aria-label={t('keep.busy')} hidden></section>
        <section id="step-offline" aria-label={t('offline.title')} hidden>
          <p>{t('offline.kept')}</p>
          <button type="button" class="button" id="again">
            {t('offline.again')}
          </button>
        </section>
        <section id="step-done" aria-label={t('done.title')} hidden>
          <p>{receivedText(visit.audience, language, day)}</p>
          <p>{t('done.how')}</p>
        </section>
        <VoiceScript frame={visit.frame} />
        <Troubles visit={visit} kinds={['roster', 'poster', 'crypto', 'our-fault', 'enough']} people={people} />
      </sealed-letter>
      <Help visit={visit} />
      <LinkButton look="quietly" to={addressIn(visit)}>
        {t('door.more')}
      </LinkButton>
    </AnonymousPage>
  );
};

/** Without scripts nothing can be sealed, and nothing is sent unsealed: then there are people and numbers. */
export const WithoutScripts = ({ visit, people }: { visit: Visit; people: readonly ShownPerson[] }) => (
  <noscript>
    <Notice>{wordsFor(visit)('scripts.needed')}</Notice>
    <People visit={visit} people={people} />
  </noscript>
);

/** What can be said beside a field; the element shows the one that fits. */
export const Slips = ({ texts }: { texts: Record<string, string> }) => (
  <div class="field">
    {Object.entries(texts).map(([key, text]) => (
      <p class="slip" id={`slip-${key.replace('.', '-')}`} role="alert" hidden>
        {text}
      </p>
    ))}
  </div>
);

type Kind = 'roster' | 'poster' | 'crypto' | 'genuine' | 'enough' | 'offline' | 'our-fault';

/** What can go wrong on the way; where it means that nothing may be sent, the people stand below it. */
export const Troubles = ({ visit, kinds, people }: { visit: Visit; kinds: readonly Kind[]; people: readonly ShownPerson[] }) => (
  <>
    {kinds.map((kind) => (
      <div id={`trouble-${kind}`} hidden>
        <Notice worry>{wordsFor(visit)(`trouble.${kind}`)}</Notice>
      </div>
    ))}
    <div id="people-instead" hidden>
      <People visit={visit} people={people} />
    </div>
  </>
);
