import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { TextField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { contactPointAddress, type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { responderGuide } from '../rules/content.ts';
import type { Opening } from '../rules/opening.ts';
import { mostHelloSeconds } from '../shared-with-browser/how-long.ts';
import { staffWords as t } from '../texts/staff.ts';
import { contactStyle, receiptStyle, type ShownPerson } from './anonymous-page.tsx';
import { HelpCheck, type HelpCheckProps } from './help-check.tsx';
import { SaidTemplates } from './said-templates.tsx';
import { Voice, VoiceScript, voiceTexts } from './voice.tsx';
import { Slips } from './write-page.tsx';

interface DeskProps {
  frame: Frame;
  school: { slug: string };
  people: ShownPerson[];
  coming: { name: string; from: Day }[];
  opening: Opening;
  help: HelpCheckProps;
  /** Only for a contact person; undefined where somebody may see who they are and nothing else. */
  desk?: { demoKey?: { name: string; key: string } | undefined; duty: string } | undefined;
}

/** Where the last of those who begin signs on this page, the desk shows that it is open now. */
const HowOpen = ({ opening }: { opening: Opening }) =>
  opening.isOpen || opening.why !== 'too-few' ? (
    <Notice>{opening.isOpen ? t('desk.open') : t('desk.holiday', { day: dayInWords('nl', opening.until) })}</Notice>
  ) : (
    <>
      <div id="too-few">
        <Notice>{t('desk.too-few')}</Notice>
      </div>
      <div id="open-now" hidden>
        <Notice>{t('desk.open')}</Notice>
      </div>
    </>
  );

/** The contact point for staff: who the contact persons are for everybody, and what was written for those who are one. */
export const DeskPage = ({ frame, school, people, coming, opening, help, desk }: DeskProps) => (
  <StaffPage frame={frame} title={t('desk.title')} here="/staff/contact-point" elements={desk ? ['contact-desk'] : []} styles={[contactStyle, receiptStyle]}>
    <h1 id="title" tabindex={-1}>
      {t('desk.title')}
    </h1>
    {desk && <Desk frame={frame} {...desk} />}
    <section class="card">
      <h2>{t('desk.members')}</h2>
      <HowOpen opening={opening} />
      <p>{desk ? t('desk.intro') : t('desk.not-you')}</p>
      <ul id="contact-persons">
        {people.map(({ name, duty }) => (
          <li>
            {name}, {duty}
          </li>
        ))}
        {coming.map(({ name, from }) => (
          <li>{t('desk.coming', { name, day: dayInWords('nl', from) })}</li>
        ))}
        {people.length + coming.length === 0 && <li>{t('desk.nobody')}</li>}
      </ul>
      {!desk && <p class="quiet">{t('desk.how')}</p>}
      {people.length > 0 && (
        <LinkButton look="second" icon="printer" to="/staff/contact-point/poster">
          {t('desk.poster')}
        </LinkButton>
      )}
      <LinkButton look="quietly" to={contactPointAddress(school.slug)}>
        {t('desk.public')}
      </LinkButton>
    </section>
    <HelpCheck {...help} />
  </StaffPage>
);

/** Everything of `<contact-desk>`, hidden until it is its turn; `#1` and `#2` stand where names and days come. */
const Desk = ({ frame, demoKey, duty }: NonNullable<DeskProps['desk']> & { frame: Frame }) => (
  <>
    <noscript>
      <Notice worry>{t('desk.scripts')}</Notice>
    </noscript>
    <contact-desk from="/staff/contact-point">
      <section id="step-make" aria-label={t('make.title')} hidden>
        <p>{t('make.what')}</p>
        <form id="making" class="card" autocomplete="off">
          <TextField name="duty" label={t('make.duty')} hint={t('make.duty-hint')} value={duty} maxlength={60} />
          <Slips texts={{ 'make.duty-empty': t('make.duty-empty') }} />
          <Buttons>
            <Button>{t('make.go')}</Button>
          </Buttons>
        </form>
      </section>
      <section id="step-paper" aria-label={t('paper.title')} hidden>
        <p>{t('paper.what')}</p>
        <p class="receipt" id="paper-key" dir="ltr" />
        <p class="quiet">{t('paper.lost')}</p>
        <form id="keeping" class="card" autocomplete="off">
          <TextField name="last-characters" label={t('paper.type')} maxlength={10} dir="ltr" />
          <Slips texts={{ 'paper.type-slip': t('paper.type-slip') }} />
          <Buttons>
            <Button>{t('paper.keep')}</Button>
            <button type="button" class="button second" id="print">
              {t('paper.print')}
            </button>
          </Buttons>
        </form>
      </section>
      <section id="step-unlock" aria-label={t('unlock.title')} hidden>
        {demoKey && <Notice>{t('unlock.demo', demoKey)}</Notice>}
        <p id="draft-waits" role="status" hidden>
          {t('inbox.draft-waits')}
        </p>
        <button type="button" class="button" id="with-passkey" hidden>
          {t('unlock.passkey')}
        </button>
        <form id="unlocking" class="card" autocomplete="off">
          <TextField name="typed-key" label={t('unlock.paper')} hint={t('unlock.paper-hint')} maxlength={60} dir="ltr" />
          <Slips
            texts={{
              'unlock.slip-length': t('unlock.slip-length'),
              'unlock.slip-wrong': t('unlock.slip-wrong'),
              'unlock.slip-passkey': t('unlock.slip-passkey'),
            }}
          />
          <Buttons>
            <Button>{t('unlock.open')}</Button>
          </Buttons>
        </form>
        <details>
          <summary>{t('unlock.lost')}</summary>
          <p>{t('unlock.lost-what')}</p>
          <button type="button" class="button second" id="make-again">
            {t('unlock.lost-go')}
          </button>
        </details>
      </section>
      <section id="step-inbox" aria-label={t('inbox.title')} hidden>
        <ul id="tasks" class="people" />
        <button type="button" class="button quietly" id="withdraw" hidden>
          {t('roster.withdraw')}
        </button>
        <ul id="threads" class="people" />
        <p id="no-threads" hidden>
          {t('inbox.none')}
        </p>
        <div id="broken" hidden>
          <Notice worry>{t('inbox.broken')}</Notice>
        </div>
        <div class="buttons">
          <button type="button" class="button second" id="refresh">
            {t('inbox.refresh')}
          </button>
          <button type="button" class="button second" id="add-passkey" hidden>
            {t('inbox.add-passkey')}
          </button>
          <button type="button" class="button quietly" id="lock">
            {t('inbox.lock')}
          </button>
        </div>
        <details>
          <summary>{t('portrait.title')}</summary>
          <p>{t('portrait.what')}</p>
          <div class="field">
            <label for="portrait">{t('portrait.choose')}</label>
            <input id="portrait" type="file" accept="image/*" />
          </div>
          <Slips texts={{ 'portrait.slip': t('portrait.slip') }} />
          <p class="ticks" id="portrait-kept" role="status" hidden>
            {t('portrait.kept')}
          </p>
          <button type="button" class="button quietly" id="no-portrait">
            {t('portrait.remove')}
          </button>
        </details>
        <details>
          <summary>{t('hello.title')}</summary>
          <p>{t('hello.what')}</p>
          <Voice
            frame={frame}
            id="hello"
            most={mostHelloSeconds}
            texts={{ ...voiceTexts(t), 'voice.offer': t('hello.offer'), 'voice.what': t('hello.limit'), 'voice.spoken': t('hello.spoken') }}
          />
          <Slips texts={{ 'hello.slip': t('hello.slip') }} />
          <p class="ticks" id="hello-kept" role="status" hidden>
            {t('hello.kept')}
          </p>
          <div class="buttons">
            <button type="button" class="button second" id="keep-hello">
              {t('hello.keep')}
            </button>
            <button type="button" class="button quietly" id="no-hello">
              {t('hello.remove')}
            </button>
          </div>
        </details>
        <p class="ticks" id="passkey-added" role="status" hidden>
          {t('inbox.passkey-added')}
        </p>
      </section>
      <section id="step-talk" aria-label={t('talk.title')} hidden>
        <ol class="conversation" id="conversation" />
        <div id="talk-broken" hidden>
          <Notice worry>{t('inbox.broken')}</Notice>
        </div>
        <p class="quiet" id="readers">
          {t('talk.readers')}
        </p>
        <form id="answering" class="card" autocomplete="off">
          <details open>
            <summary>{t('talk.guide')}</summary>
            <ul>
              {responderGuide.map((advice) => (
                <li>{advice}</li>
              ))}
            </ul>
          </details>
          <WordsField name="answer" label={t('talk.answer')} maxlength={4000} isPrivate />
          <Voice frame={frame} texts={voiceTexts(t)} />
          <Slips texts={{ 'talk.answer-empty': t('talk.answer-empty'), 'talk.answer-long': t('talk.answer-long'), 'talk.behind': t('talk.behind') }} />
          <Choices name="closes" several options={[{ value: 'yes', text: t('talk.closes'), more: t('talk.closes-more') }]} />
          <p class="ticks" id="sent" role="status" hidden>
            {t('talk.sent')}
          </p>
          <Buttons>
            <Button>{t('talk.send')}</Button>
          </Buttons>
        </form>
        <details id="hand-over" hidden>
          <summary>{t('talk.hand-over')}</summary>
          <p>{t('talk.hand-over-what')}</p>
          <div class="buttons" id="colleagues" />
        </details>
        <button type="button" class="button quietly" id="back">
          {t('talk.back')}
        </button>
      </section>
      <div id="trouble-our-fault" hidden>
        <Notice worry>{t('inbox.trouble')}</Notice>
      </div>
      <div id="trouble-signed-out" hidden>
        <Notice worry>
          <p>{t('inbox.signed-out')}</p>
          <a href="/staff/sign-in" target="_blank" rel="noopener">
            {t('inbox.sign-in')}
          </a>
        </Notice>
      </div>
      <div id="trouble-roster" hidden>
        <Notice worry>{t('inbox.roster-broken')}</Notice>
      </div>
      <div id="people-instead" hidden />
      <VoiceScript frame={frame} />
      <Templates />
    </contact-desk>
  </>
);

const Templates = () => (
  <>
    {(['pupil', 'guardian'] as const).map((reader) => (
      <template id={`one-thread-${reader}`}>
        <li class="card">
          <h2>{t(`inbox.${reader}`)}</h2>
          <p class="said" dir="auto" />
          <p class="quiet spoken">{t('inbox.spoken')}</p>
          <p class="quiet waiting">{t('inbox.waiting')}</p>
          <p class="quiet answered">{t('inbox.answered')}</p>
          <button type="button" class="button second">
            {t('inbox.open')}
          </button>
        </li>
      </template>
    ))}
    <SaidTemplates
      writer={t('talk.writer')}
      reply={t('talk.person')}
      access={t('talk.access')}
      sound={{ listen: t('sound.listen', { seconds: '#' }), late: t('sound.late'), changed: t('sound.changed') }}
    />
    <template id="one-colleague">
      <button type="button" class="button second">
        {t('talk.hand-over-go')}
      </button>
    </template>
    {(['begin', 'sign', 'add', 'rekey', 'remove'] as const).map((task) => (
      <template id={`task-${task}`}>
        <li class="card">
          <p>{t(`roster.${task}`)}</p>
          <p class="quiet">{t('roster.notice')}</p>
          <button type="button" class="button">
            {t(`roster.${task}-go`)}
          </button>
        </li>
      </template>
    ))}
    {(['alone', 'signed', 'wait', 'clock'] as const).map((state) => (
      <template id={`task-${state}`}>
        <li class="card">
          <p>{t(`roster.${state}`)}</p>
        </li>
      </template>
    ))}
  </>
);
