import { contactPointAddress } from '../src/platform/pages/page.tsx';
import { randomNumber } from '../src/platform/secrets/random.ts';
import { languages } from '../src/platform/texts/words.ts';
import { printable } from './differences.ts';
import { judged, listOf, type Page, scriptsIn, type Watched } from './judgement.ts';
import type { Memory, Noticed } from './memory.ts';
import { type Answer, drawVisitor, Unreachable, type Visitor } from './visitor.ts';

export interface Look extends Noticed {
  /** Why the site could not be seen whole, a Dutch sentence; undefined where it was. */
  unreached?: string;
}

/** More than any release has on these pages; a page that names more is told as another page anyway. */
const mostScripts = 20;

/**
 * Looks at a contact point once, as a stranger in a drawn language, and holds what came against what this clone answers.
 * Five looks see all five languages, in an order drawn anew each time, so that the language does not tell who watches.
 * @param pause before each page, as somebody who reads
 */
export async function look(watched: Watched, memory: Memory, pause: () => Promise<void>): Promise<Look> {
  const toCome = memory.toCome.length > 0 ? memory.toCome : [...languages];
  const visitor = drawVisitor(watched.site, toCome);
  const pages: Page[] = [];
  const files = new Map<string, Answer>();
  let unreached: string | undefined;
  try {
    for await (const page of pagesOf(watched.slug, visitor, pause)) pages.push(page);
    for (const path of [...new Set(pages.flatMap((page) => scriptsIn(page, watched.site)))].slice(0, mostScripts))
      files.set(path, await visitor.ask(path, 'script'));
    files.set(listOf(watched.slug), await visitor.ask(listOf(watched.slug), 'list'));
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    unreached = `${watched.site.host} is nu niet helemaal te zien: ${printable(error.message)}.`;
  } finally {
    visitor.leave();
  }
  const noticed = await judged(watched, visitor, { pages, files }, memory);
  if (unreached !== undefined) return { ...noticed, unreached };
  return { ...noticed, memory: { ...noticed.memory, toCome: toCome.filter((language) => language !== visitor.language) } };
}

/** The answers first and again last, so that the door, which brings nothing along, lies between two pages that tell what it must show. */
async function* pagesOf(slug: string, visitor: Visitor, pause: () => Promise<void>): AsyncGenerator<Page> {
  const { language, audience } = visitor;
  const door = contactPointAddress(slug);
  const words = `?in=${language}${audience === 'pupil' ? '' : `&for=${audience}`}`;
  const asked = async (path: string, to = audience): Promise<Page> => {
    await pause();
    const answer = await visitor.ask(path, 'page');
    return { path, place: { slug, language, audience: to }, answer, html: answer.body.toString() };
  };
  yield asked(`${door}/answers${words}`);
  // As from a poster, or from a link.
  yield randomNumber(0, 2) === 0 ? asked(door, 'pupil') : asked(`${door}${words}`);
  const write = await asked(`${door}/write${words}`);
  yield write;
  if (write.answer.status === 303) yield asked(door, 'pupil');
  yield asked(`${door}/answers${words}`);
}
