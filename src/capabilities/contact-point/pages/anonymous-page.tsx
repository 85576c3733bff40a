import type { PropsWithChildren } from 'hono/jsx';
import { contactPointAddress, FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { recorderStyle, Sound } from '../../../platform/questions/spoken/recorder.tsx';
import { type Language, localeOf } from '../../../platform/texts/words.ts';
import { type Audience, type HelpLine, helpLines, secrecyText } from '../rules/content.ts';
import { speakTo } from '../texts/texts.ts';
import contact from './contact.css';
import receipt from './receipt.css';

export const contactStyle = [contact, recorderStyle].join('');

/** How a receipt looks. */
export const receiptStyle = receipt;

/** Where a page of the contact point is, and for whom. */
export interface Visit {
  frame: Frame;
  school: { slug: string; name: string };
  audience: Audience;
}

/** A contact person as the page shows them. */
export interface ShownPerson {
  id: string;
  name: string;
  duty: string;
  secrecy: 'office' | 'professional';
  place: string | null;
  hasPortrait: boolean;
  /** How large their spoken hello is, in tenths of a megabyte rounded up; undefined where there is none. */
  helloMegabytes: number | undefined;
}

/** The address of a page of the contact point, in the language and the words of this visit: no cookie remembers them. */
export function addressIn(
  { frame, school, audience }: Visit,
  page = '',
  { language = frame.language, to = audience }: { language?: Language; to?: Audience } = {},
): string {
  const whom = to === 'pupil' ? '' : `&for=${to}`;
  return `${contactPointAddress(school.slug)}${page && `/${page}`}?in=${language}${whom}`;
}

export const wordsFor = ({ audience, frame }: Visit) => speakTo(audience === 'guardian' ? 'guardian' : 'pupil', frame.language);

/** A page on which nobody is known: no session, no waiting letters, a way out at the top and people and numbers to turn to. */
interface AnonymousProps {
  visit: Visit;
  page?: string;
  elements?: string[];
  styles?: string[];
}

export const AnonymousPage = ({ visit, page = '', elements = [], styles = [], children }: PropsWithChildren<AnonymousProps>) => (
  <FamilyPage
    frame={{ ...visit.frame, school: visit.school.name }}
    reader={visit.audience === 'guardian' ? 'guardian' : 'pupil'}
    elements={elements}
    styles={[contactStyle, ...styles]}
    apart={{
      exit: `${contactPointAddress(visit.school.slug)}/exit`,
      inLanguage: (language) => addressIn(visit, page, { language }),
      isWrittenOn: page === 'write',
    }}
  >
    {children}
  </FamilyPage>
);

export const People = ({ visit, people }: { visit: Visit; people: readonly ShownPerson[] }) => {
  const t = wordsFor(visit);
  return (
    <ul class="people">
      {people.map(({ id, name, duty, secrecy, place, hasPortrait, helloMegabytes }) => (
        <li class="card">
          {hasPortrait && <Portrait slug={visit.school.slug} id={id} />}
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <p>
            <bdi>{duty}</bdi>
          </p>
          {place && <p>{t('people.where', { place })}</p>}
          {helloMegabytes && <Hello visit={visit} id={id} name={name} megabytes={helloMegabytes} />}
          <p class="quiet">{secrecyText(secrecy, name, visit.frame.language)}</p>
        </li>
      ))}
    </ul>
  );
};

/** Their voice, fetched only by whoever taps; how much internet it costs stands beside it. */
const Hello = ({ visit, id, name, megabytes }: { visit: Visit; id: string; name: string; megabytes: number }) => {
  const label = helloText(visit, name, megabytes);
  return (
    <p class="hello">
      {label}
      <Sound label={label} src={`${contactPointAddress(visit.school.slug)}/hellos/${id}`} />
    </p>
  );
};

export function helloText(visit: Visit, name: string, megabytes: number): string {
  return wordsFor(visit)('people.hello', { name, size: new Intl.NumberFormat(localeOf(visit.frame.language)).format(megabytes) });
}

/** By which somebody is recognised; the name stands beside it. */
export const Portrait = ({ slug, id }: { slug: string; id: string }) => (
  <img src={`${contactPointAddress(slug)}/portraits/${id}`} alt="" width={96} height={96} loading="lazy" />
);

/** The first numbers, and the rest behind one tap: a long list helps nobody. */
export const Help = ({ visit }: { visit: Visit }) => {
  const t = wordsFor(visit);
  const { first, more } = helpLines(visit.audience, visit.frame.language);
  return (
    <section class="card">
      <h2>{t('help.title')}</h2>
      <Lines lines={first} />
      <details>
        <summary>{t('help.more')}</summary>
        <Lines lines={more} />
      </details>
    </section>
  );
};

/** "Awel (بالهولندية)" is read from the right, though it begins in another script. */
const isArabic = (words: string): boolean => /\p{Script=Arabic}/u.test(words);

export const Lines = ({ lines }: { lines: readonly HelpLine[] }) => (
  <ul class="lines">
    {lines.map(({ name, number, site, hours }) => (
      <li>
        {number && (
          <a href={`tel:${number.replace(/\D/g, '')}`} dir="ltr">
            {number}
          </a>
        )}
        <span>
          <bdi dir={isArabic(name) ? 'rtl' : undefined}>{name}</bdi>{' '}
          <span class="quiet">
            {site && <bdi>{site}</bdi>} {hours}
          </span>
        </span>
      </li>
    ))}
  </ul>
);
