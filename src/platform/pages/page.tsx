import type { Child, PropsWithChildren } from 'hono/jsx';
import { SendLater } from '../outbox/save-offline.tsx';
import { directionOf, type Language, languageNames, languages, localeOf } from '../texts/words.ts';
import type { Asset } from '../web/assets.ts';
import type { Device } from '../web/visitor.ts';
import { Icon } from './icon/icon.tsx';
import { HandOverWithoutScripts, IdleScreen } from './idle-screen/idle-screen.tsx';
import { apartStyle, familyStyle, staffStyle } from './styles.ts';
import { catalogue, pageSpeech, pageWords } from './texts/texts.ts';

/** What every page needs to know besides its own subject; the web layer fills it in. */
export interface Frame {
  language: Language;
  school?: string | undefined;
  /** Address of the school's contact point, where people can write without a name. */
  contactPoint?: string | undefined;
  demo: boolean;
  /** Whose device this is, when a pupil or guardian is signed in. */
  device?: Device | undefined;
  element(name: string): Asset;
  /** Who works here, when a member of staff is signed in. */
  staff?: { name: string; navigation: { to: string; text: string }[] } | undefined;
}

/** Where people can write to a school without a name; the pages of the contact point lie under it. */
export const contactPointAddress = (schoolSlug: string): string => `/c/${schoolSlug}`;

/** Where the languages stand on the page itself. */
const languagesBelow = '#languages';

/** The script that keeps the help lines on a device of one's own. */
const helpWorkerAddress = (language: Language): string => `/help-lines.js?in=${language}`;

interface FamilyProps {
  frame: Frame;
  /** Custom elements that this page uses besides those of every family page, by name. */
  elements?: string[];
  /** Whom the help lines at the bottom speak to. */
  reader?: 'pupil' | 'guardian';
  /** Where the language chooser and quick exit lead; only where a language or a session is at stake. */
  signedIn?: boolean;
  /** Somebody fills in a form in steps here: the languages are its last step, so that choosing one does not lose what was answered. */
  hasSteps?: boolean;
  /** At a permanent address for anybody: whoever takes another language stays on the page, and is not led to the door. */
  isPublic?: boolean;
  /** In the language of the page, where the name of the school stands otherwise. */
  place?: string;
  /** The last page of a visit: a class device goes to the next child from here. */
  handOver?: boolean;
  /** Extra style sheets of this page; their capability must name them in the contract. */
  styles?: string[];
  /**
   * For pages where nobody may be known: nothing of a visit runs along, languages and quick exit are addresses of their own.
   * Where words are written (`isWrittenOn`), it stands beside the languages that these do not come along.
   */
  apart?: { exit: string; inLanguage(language: Language): string; isWrittenOn?: boolean };
}

/**
 * A page for pupils and families: one thing at a time, complete without scripts, small enough for one round trip.
 * All have the same title, so that the history of a shared phone tells nothing.
 */
export const FamilyPage = ({
  frame,
  elements = [],
  reader = 'pupil',
  signedIn = false,
  hasSteps = false,
  isPublic = false,
  place,
  handOver = false,
  styles = [],
  apart,
  children,
}: PropsWithChildren<FamilyProps>) => {
  const t = pageSpeech(reader, frame.language);
  const inLanguage = apart?.inLanguage ?? (isPublic ? (language: Language) => `?in=${language}` : undefined);
  const inDutch = apart?.inLanguage('nl') ?? (hasSteps ? languagesBelow : '?in=nl');
  return (
    <Document
      language={frame.language}
      title="Vaste Grond"
      scripts={[apart ? 'apart' : 'family', ...elements].map(frame.element)}
      styles={[apart ? apartStyle : familyStyle, ...styles]}
      more={handOver && frame.device === 'class' && <HandOverWithoutScripts />}
    >
      <body>
        <a class="skip" href="#content">
          {t('page.skip-to-content')}
        </a>
        {frame.demo && <aside class="demo">{t('page.demo')}</aside>}
        {!apart && <SendLater language={frame.language} />}
        {!apart && <keep-help from={frame.device === 'own' ? helpWorkerAddress(frame.language) : undefined} />}
        <header class="top">
          <span class="school">{place ?? <bdi>{frame.school ?? 'Vaste Grond'}</bdi>}</span>
          <a href={hasSteps || inLanguage ? languagesBelow : signedIn ? '/p/language' : '/language'}>
            <Icon name="languages" size={20} />
            {t('page.language')}
          </a>
          {signedIn && <QuickExit label={t('page.exit')} />}
          {apart && <QuickExit label={t('page.exit')} to={apart.exit} />}
        </header>
        <main id="content">{children}</main>
        <footer class="bottom">
          <p>{apart ? t('page.urgent') : <Callable text={t('page.urgent')} />}</p>
          {frame.contactPoint && !apart && (
            <p>
              <a href={`${frame.contactPoint}?in=${frame.language}${reader === 'guardian' ? '&for=guardian' : ''}`}>{t('page.contact-point')}</a>
            </p>
          )}
          {inLanguage && (
            <Languages to={inLanguage} here={frame.language}>
              {apart?.isWrittenOn && <p class="quiet">{t('language.begin-again')}</p>}
            </Languages>
          )}
          {frame.language !== 'nl' && <InDutch language={frame.language} to={inDutch} />}
        </footer>
        {signedIn && frame.device && frame.device !== 'own' && (
          <IdleScreen device={frame.device} language={frame.language} reader={reader} handOver={handOver} />
        )}
      </body>
    </Document>
  );
};

interface StillProps {
  language: Language;
  styles: string[];
}

/** The style sheet of a page that stands by itself. */
export const stillStyle = apartStyle;

/** A page that stands by itself: it asks for nothing, knows nobody, and leads nowhere but where it says. */
export const StillPage = ({ language, styles, children }: PropsWithChildren<StillProps>) => (
  <Document language={language} title="Vaste Grond" scripts={[]} styles={[stillStyle, ...styles]}>
    <body>
      <main id="content">{children}</main>
    </body>
  </Document>
);

/** Ends a visit; where there is none to end it only leads away. */
const QuickExit = ({ label, to }: { label: string; to?: string }) => (
  <quick-exit to="https://www.wikipedia.org/">
    {to ? (
      <a href={to}>
        <Icon name="leave" size={20} />
        {label}
      </a>
    ) : (
      <form method="post" action="/p/exit">
        <button>
          <Icon name="leave" size={20} />
          {label}
        </button>
      </form>
    )}
  </quick-exit>
);

const Languages = ({ to, here, children }: PropsWithChildren<{ to(language: Language): string; here: Language }>) => (
  <nav id="languages" class="own-things" aria-label={pageWords(here)('page.language')}>
    {children}
    {languages.map((language) => (
      <a href={to(language)} hreflang={language} lang={localeOf(language)} dir={directionOf(language)} aria-current={language === here ? 'true' : undefined}>
        {languageNames[language]}
      </a>
    ))}
  </nav>
);

/** A number that helps can be called with one tap. */
const Callable = ({ text }: { text: string }) => (
  <>{text.split(/\b(\d{3})\b/).map((part, place) => (place % 2 === 0 ? part : <a href={`tel:${part}`}>{part}</a>))}</>
);

/** Dutch is one tap away, and a translation that nobody has read says so. */
const InDutch = ({ language, to }: { language: Language; to: string }) => (
  <p>
    {catalogue[language] && '@state' in catalogue[language] && pageWords(language)('page.draft')}{' '}
    <a href={to} lang="nl" hreflang="nl" dir="ltr">
      {pageWords('nl')('page.in-dutch')}
    </a>
  </p>
);

interface StaffProps {
  frame: Frame;
  title: string;
  elements?: string[];
  /** The address of this page, where it stands in the navigation. */
  here?: string;
  styles?: string[];
}

/** A page for staff, in Dutch. */
export const StaffPage = ({ frame, title, elements = [], here, styles = [], children }: PropsWithChildren<StaffProps>) => (
  <Document language="nl" title={title} scripts={(frame.staff ? ['send-later', ...elements] : elements).map(frame.element)} styles={[staffStyle, ...styles]}>
    <body class="staff">
      <a class="skip" href="#content">
        {pageWords('nl')('page.skip-to-content')}
      </a>
      {frame.demo && <aside class="demo">{pageWords('nl')('page.demo')}</aside>}
      {frame.staff && <SendLater language="nl" />}
      <header class="top">
        <span class="school">{frame.school ?? 'Vaste Grond'}</span>
        {frame.staff && (
          <form method="post" action="/staff/exit">
            <button>
              <Icon name="leave" />
              {frame.staff.name} · {pageWords('nl')('page.sign-out')}
            </button>
          </form>
        )}
      </header>
      {frame.staff && (
        <nav aria-label={pageWords('nl')('page.navigation')}>
          {frame.staff.navigation.map(({ to, text }) => (
            <a href={to} aria-current={to === here ? 'page' : undefined}>
              {text}
            </a>
          ))}
        </nav>
      )}
      <main id="content">{children}</main>
    </body>
  </Document>
);

interface DocumentProps {
  language: Language;
  title: string;
  scripts: Asset[];
  styles: string[];
  /** What else stands in the head. */
  more?: Child;
}

const Document = ({ language, title, scripts, styles, more, children }: PropsWithChildren<DocumentProps>) => (
  <html lang={localeOf(language)} dir={directionOf(language)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="icon" href="data:," />
      {styles.map((css) => (
        <InlineStyle css={css} />
      ))}
      {scripts.map(({ path, integrity }) => (
        <script type="module" src={path} integrity={integrity} />
      ))}
      {more}
    </head>
    {children}
  </html>
);

/** The one place with raw text in a page: our own style sheets, allowed by their hash. */
const InlineStyle = ({ css }: { css: string }) => <style dangerouslySetInnerHTML={{ __html: css }} />;

/** The names of the languages, each in its own script; each is a button of the form around it, or of the form with that id. */
export const LanguageButtons = ({ form }: { form?: string }) => (
  <>
    {languages.map((language) => (
      <button form={form} class="button second" name="language" value={language} lang={localeOf(language)} dir={directionOf(language)}>
        {languageNames[language]}
      </button>
    ))}
  </>
);
