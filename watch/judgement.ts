import type { Around } from '../src/capabilities/contact-point/shared-with-browser/exchange.ts';
import { contactPointAddress } from '../src/platform/pages/page.tsx';
import { type Clock, today } from '../src/platform/time/clock.ts';
import { daysBetween } from '../src/platform/time/school-days.ts';
import { differences, integrityOf } from './differences.ts';
import { compared, factsOf, type Memory, type Noticed, withFacts } from './memory.ts';
import type { OwnSite, Standing } from './own-site.ts';
import { aroundIn, openingInWords, type Place, standingIn } from './standing.ts';
import type { Answer, Visitor } from './visitor.ts';

export interface Watched {
  /** Of the site, e.g. `https://school.example/`. */
  site: URL;
  slug: string;
  own: OwnSite;
  clock: Clock;
  /** The code of a poster, without spaces. */
  poster?: string | undefined;
}

/** A page as it came. */
export interface Page {
  path: string;
  place: Place;
  answer: Answer;
  html: string;
}

interface Seen {
  pages: readonly Page[];
  /** Scripts and lists, by their path. */
  files: ReadonlyMap<string, Answer>;
}

/** A page with all that it may have been made from; several where that changed between the pages of a look. */
interface ReadPage extends Page {
  around: Around | undefined;
  standings: Standing[];
  /** Whether the roster that it was to be made from does not hold. */
  isBroken: boolean;
}

/**
 * What is to be said about what was seen.
 *
 * The pages are compared whole, byte for byte, and not by their structure: every page follows from its address, from what it brings
 * along for its elements, and from a few short texts and days, so this clone makes each page again with its own code from what stands
 * in it. That code sets all of it as escaped text, so nothing that can do anything (an element, an attribute, an address, a script) and
 * no sentence of the release can be different and pass. What can be different is told as news when it changes: the name of the school,
 * the contact persons with their places and portraits, and whether they can be written to. Days and counts are believed.
 */
export async function judged(watched: Watched, visitor: Visitor, { pages, files }: Seen, memory: Memory): Promise<Noticed> {
  const read = await Promise.all(pages.filter(isTold).map((page) => readPage(page, pages)));
  const noticed: Noticed = { alarms: [], news: [], memory };
  for (const page of read) {
    const { alarms, news, memory: after } = remembered(watched, page, noticed.memory);
    noticed.alarms.push(...alarms);
    noticed.news.push(...news);
    noticed.memory = after;
  }
  const scripts = pages.flatMap((page) => scriptsIn(page, watched.site));
  if (scripts.length > 0 && !scripts.some(watched.own.hasScript)) noticed.alarms.push(otherRelease(watched, files));
  else {
    for (const page of read) noticed.alarms.push(...(await differencesOfPage(watched, visitor, page)));
    for (const [path, answer] of files) noticed.alarms.push(...(await differencesOfFile(watched, visitor, path, answer)));
  }
  return noticed;
}

/** Paths of the scripts that a page names and the site has, wherever in the page they stand; also of what runs beside the sound. */
export function scriptsIn({ html, path }: Page, site: URL): string[] {
  const { href } = new URL(path, site);
  return [...html.matchAll(/<(?:script\b[^>]{0,1000}?\ssrc|voice-recorder\b[^>]{0,1000}?\scollector)\s*=\s*["']?([^"'\s>]+)/gi)]
    .map(([, address = '']) => (URL.canParse(address, href) ? new URL(address, href) : undefined))
    .filter((address) => address?.origin === site.origin)
    .map((address) => `${address?.pathname}${address?.search}`);
}

/** Where one is led on says nothing until the page is there to which one was led. */
const isTold = ({ answer }: Page, turn: number, pages: readonly Page[]): boolean => answer.status !== 303 || pages[turn + 1] !== undefined;

async function readPage(page: Page, pages: readonly Page[]): Promise<ReadPage> {
  const around = aroundIn(page.html);
  const shown = page.answer.status === 303 ? (pages[pages.indexOf(page) + 1] ?? page) : page;
  const arounds = around ? [around] : pages.map(({ html }) => aroundIn(html)).filter((one) => one !== undefined);
  const standings: Standing[] = [];
  let isBroken = false;
  for (const one of arounds) {
    // Whatever a false roster breaks, it is a false roster.
    const standing = await standingIn(shown.html, shown.place, one).catch(() => undefined);
    if (standing) standings.push(standing);
    else isBroken = true;
  }
  return { ...page, around, standings, isBroken };
}

function remembered({ poster, clock }: Watched, { path, around, standings: [standing], isBroken }: ReadPage, memory: Memory): Noticed {
  if (around && isBroken) return { alarms: [`${path}: de lijst van contactpersonen klopt niet: iets is vervalst, weg of verplaatst.`], news: [], memory };
  if (!standing) return { alarms: [], news: [], memory };
  if (!around) {
    const facts = { ...factsOf(standing), 'of er geschreven kan worden': openingInWords(standing.point.opening) };
    return { alarms: [], ...withFacts(path, facts, memory) };
  }
  const { alarms, news, memory: after } = compared(path, standing, memory, poster);
  const told = withFacts(path, factsOf(standing), after);
  const isStrange = !standing.demo && Math.abs(daysBetween(around.today, today(clock))) > 1;
  const strange = isStrange ? [`${path}: volgens de pagina is het ${around.today}, en hier ${today(clock)}.`] : [];
  return { alarms: [...alarms, ...strange], news: [...news, ...told.news], memory: told.memory };
}

async function differencesOfPage({ own }: Watched, visitor: Visitor, { path, answer, standings }: ReadPage): Promise<string[]> {
  const told = await Promise.all(standings.map(async (standing) => differences(path, await own.answer(path, visitor.headersFor('page'), standing), answer)));
  const [fewest] = told.sort((a, b) => a.length - b.length);
  return fewest ?? [`${path}: niets waaruit deze pagina te maken is staat erin; gevonden ${integrityOf(answer.body)}.`];
}

async function differencesOfFile({ own, slug }: Watched, visitor: Visitor, path: string, answer: Answer): Promise<string[]> {
  const isOwn = own.hasScript(path) || path === listOf(slug);
  if (!isOwn) return [`${path}: dit script is niet van deze uitgave; gevonden ${integrityOf(answer.body)}.`];
  return differences(path, await own.answer(path, visitor.headersFor('script')), answer);
}

/** Of the words in which a receipt can be said. */
export const listOf = (slug: string): string => `${contactPointAddress(slug)}/words`;

function otherRelease({ slug }: Watched, files: ReadonlyMap<string, Answer>): string {
  const found = [...files].filter(([path]) => path !== listOf(slug)).map(([path, { body }]) => `${path} ${integrityOf(body)}`);
  return `Alle scripts zijn anders dan die van deze uitgave. Vergelijk de versie die de school zegt te gebruiken met die van deze kloon; is ze dezelfde, dan is de site veranderd. Gevonden: ${found.join(', ')}.`;
}
