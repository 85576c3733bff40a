import { html } from 'hono/html';
import { z } from 'zod';
import { addressIn, helloText, type ShownPerson, type Visit, wordsFor } from '../src/capabilities/contact-point/pages/anonymous-page.tsx';
import { type Audience, closedText, receivedText } from '../src/capabilities/contact-point/rules/content.ts';
import type { Opening } from '../src/capabilities/contact-point/rules/opening.ts';
import { withOwnKey } from '../src/capabilities/contact-point/shared-with-browser/epoch-keys.ts';
import type { Around } from '../src/capabilities/contact-point/shared-with-browser/exchange.ts';
import { fewestMembers, rosterOn } from '../src/capabilities/contact-point/shared-with-browser/roster.ts';
import { dayInWords } from '../src/platform/texts/dates.ts';
import type { Language } from '../src/platform/texts/words.ts';
import type { Day } from '../src/platform/time/clock.ts';
import { addDays } from '../src/platform/time/school-days.ts';
import type { Standing } from './own-site.ts';

/** Which page of which school, in which words. */
export interface Place {
  slug: string;
  language: Language;
  audience: Audience;
}

const text = z.string();
const key = z.string().regex(/^[A-Za-z0-9_-]{87}$/);
const aroundSchema: z.ZodType<Around> = z.strictObject({
  school: z.uuid(),
  entries: z.array(z.strictObject({ text, signatures: z.array(z.strictObject({ by: text, day: text, signature: text })) })),
  epochKeys: z.array(z.strictObject({ by: text, month: text, key: text, signature: text })),
  today: z.iso.date(),
  challenge: z.string().regex(/^\d{1,9}\.\d{1,2}\.[A-Za-z0-9_-]{43}$/),
  sealingKey: key,
});

/** What a page brings along for its elements; undefined where it brings nothing that has the shape of it, or more. */
export function aroundIn(page: string): Around | undefined {
  try {
    return aroundSchema.parse(JSON.parse(unescaped(/ around="([^"]*)"/.exec(page)?.[1] ?? '')));
  } catch {
    return undefined;
  }
}

/**
 * What stands in a page and cannot be known elsewhere: the name of the school, where each person is found, who has a portrait, days and
 * counts. Everything else follows from `around`. Reading may be loose, because the page is made again from it and compared whole.
 * @param around from this page, or for the door from a page of the same moment
 * @throws BrokenRoster
 */
export async function standingIn(page: string, { slug, language, audience }: Place, around: Around): Promise<Standing> {
  const school = { slug, name: unescaped(/<span class="school"><bdi>([^<]*)<\/bdi>/.exec(page)?.[1] ?? '') };
  const visit = { frame: { language }, school, audience } as Visit;
  const roster = await rosterOn(around.entries, around.school, around.today);
  const members = await withOwnKey(roster.members, around.school, around.epochKeys);
  const cards = (page.split('<ul class="people">')[1] ?? '').split('</ul>')[0]?.split('<li class="card">').slice(1) ?? [];
  const people = members.map(
    ({ id, name, duty, secrecy }, turn): ShownPerson => ({
      id,
      name,
      duty,
      secrecy,
      place: placeIn(cards[turn] ?? '', visit),
      hasPortrait: (cards[turn] ?? '').includes('<img '),
      helloMegabytes: sizes.find((size) => (cards[turn] ?? '').includes(escaped(helloText(visit, name, size)))),
    }),
  );
  return {
    school,
    demo: page.includes('<aside class="demo">'),
    point: { around, entries: around.entries, roster, people, opening: openingIn(page, visit, people.length, around.today), kept: keptIn(page, visit) },
  };
}

/** A spoken hello is as large as one of these, in megabytes. */
const sizes = [0.1, 0.2, 0.3];

function placeIn(card: string, visit: Visit): string | null {
  const [place] = filledIn(card, [mark], (value) => wordsFor(visit)('people.where', { place: value })) ?? [];
  return place ?? null;
}

function keptIn(page: string, visit: Visit): { kept: number; of: number } | undefined {
  const [kept, of] = filledIn(page, numbers, (first, second) => wordsFor(visit)('door.kept', { kept: Number(first), of: Number(second) })) ?? [];
  return kept === undefined ? undefined : { kept: Number(kept), of: Number(of) };
}

/** The longest that a day which a page names lies ahead: a summer, and then some. */
const furthest = 100;

function openingIn(page: string, visit: Visit, members: number, today: Day): Opening {
  const { language } = visit.frame;
  if (members < fewestMembers) return { isOpen: false, why: 'too-few' };
  const dayOf = (words: string): Day | undefined =>
    Array.from({ length: furthest }, (_, ahead) => addDays(today, ahead)).find((day) => dayInWords(language, day) === words);
  const [back] = filledIn(page, [mark], (day) => closedText(visit.audience, language, 'holiday', day)) ?? [];
  if (back !== undefined && !page.includes(escaped(addressIn(visit, 'write')))) return { isOpen: false, why: 'holiday', until: dayOf(back) ?? today };
  const [answered] = filledIn(page, [mark], (day) => receivedText(visit.audience, language, day)) ?? [];
  return { isOpen: true, answerBy: dayOf(answered ?? '') ?? today };
}

export function openingInWords(opening: Opening): string {
  if (opening.isOpen) return 'ja';
  return opening.why === 'holiday' ? `nee, vakantie tot ${opening.until}` : 'nee, te weinig contactpersonen';
}

/** Stands in a sentence where a page has something of its own; in no text otherwise (a private use character). */
const mark = '\ue000';

/** The same for numbers, which are set differently from words in some languages. */
const numbers = ['811181118111', '822282228222'] as const;

/** What stands in a page in the place of the marks of a sentence, in the order of the marks; undefined where the sentence is not there. */
function filledIn(page: string, marks: readonly string[], say: (...values: string[]) => string): string[] | undefined {
  const met = new Set<string>();
  const pattern = escaped(say(...marks))
    .split(new RegExp(`(${marks.join('|')})`))
    .map((part) => {
      if (!marks.includes(part)) return inPattern(part);
      const name = `mark${marks.indexOf(part)}`;
      return met.size < met.add(name).size ? `(?<${name}>[^<>"]*?)` : `\\k<${name}>`;
    })
    .join('');
  const found = new RegExp(`>${pattern}<`).exec(page)?.groups;
  return found && marks.map((_, turn) => unescaped(found[`mark${turn}`] ?? ''));
}

const inPattern = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const escaped = (words: string): string => String(html`${words}`);

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

const unescaped = (words: string): string => words.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] as string);
