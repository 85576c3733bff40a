import type { PropsWithChildren } from 'hono/jsx';
import { Icon } from '../pages/icon/icon.tsx';
import { LanguageButtons } from '../pages/page.tsx';
import { pageSpeech } from '../pages/texts/texts.ts';
import type { Language, Reader } from '../texts/words.ts';

interface Speech {
  language: Language;
  reader: Reader;
}

interface StepsProps {
  action: string;
  /** For who may change the language here, and must not lose answers by it; its page says `hasSteps`. */
  readOnIn?: Speech | undefined;
}

/**
 * A form of which one section shows at a time: the one whose id is in the address, else the first.
 * The style sheet does it, so it needs no script; an old browser shows all sections below each other.
 */
export const Steps = ({ action, readOnIn, children }: PropsWithChildren<StepsProps>) => (
  <>
    <form class="steps" method="post" action={action} autocomplete="off">
      {children}
      {readOnIn && <OtherLanguage {...readOnIn} />}
    </form>
    {readOnIn && <form id={languageForm} method="post" action="/p/language" />}
  </>
);

/** Whether whoever answers holds the session: beside an adult of the school the adult does. */
export const isOfFamily = (action: string): boolean => !action.startsWith('/staff/');

/** Another form than that of the answers: nothing of them goes along when a language is chosen without scripts. */
const languageForm = 'language';

/** The last step, to which the head of the page leads. Without scripts it says what choosing costs; with scripts it costs nothing. */
const OtherLanguage = ({ language, reader }: Speech) => {
  const t = pageSpeech(reader, language);
  return (
    <section id="languages" tabindex={-1}>
      <h2>{t('language.title')}</h2>
      <other-language>
        <p class="loss">{t('language.begin-again')}</p>
        <LanguageButtons form={languageForm} />
        <p class="slip" role="alert" hidden>
          {t('language.not-now')}
        </p>
      </other-language>
      <WayBack to="s0">{t('language.back')}</WayBack>
    </section>
  );
};

interface WayOnProps {
  /** Id of the next section. */
  to: string;
  on: string;
  skip: string;
}

/** To the next section: "skip" while nothing is answered in this one, "on" once something is. */
export const WayOn = ({ to, on, skip }: WayOnProps) => (
  <p class="way">
    <a class="button on" href={`#${to}`}>
      {on}
      <Icon name="onward" />
    </a>
    <a class="button second pass" href={`#${to}`}>
      {skip}
    </a>
  </p>
);

export const WayBack = ({ to, children }: PropsWithChildren<{ to: string }>) => (
  <p class="way">
    <a class="button quietly" href={`#${to}`}>
      {children}
    </a>
  </p>
);
