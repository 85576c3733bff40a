import { hash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { historyOf } from '../src/capabilities/contact-point/rules/roster-history.ts';
import type { SignedEntry } from '../src/capabilities/contact-point/shared-with-browser/roster.ts';
import { languages } from '../src/platform/texts/words.ts';
import { printable } from './differences.ts';
import type { Standing } from './own-site.ts';

const memorySchema = z.object({
  /** Languages in which nobody has looked since all were looked at. */
  toCome: z.array(z.enum(languages)),
  /** What never changes; undefined until it was seen. */
  pinned: z.object({ school: z.string(), sealingKey: z.string() }).optional(),
  /** SHA-256 of each entry of the roster with its signatures, base64url. */
  entries: z.array(z.string()),
  fingerprint: z.string(),
  /** What may change and is told then, by what it is. */
  facts: z.record(z.string(), z.string()),
});

/** What was seen at earlier looks. */
export type Memory = z.infer<typeof memorySchema>;

export const nothingYet: Memory = { toCome: [], entries: [], fingerprint: '', facts: {} };

/** What a look adds: sentences for whoever watches, and what is remembered after it. */
export interface Noticed {
  alarms: string[];
  news: string[];
  memory: Memory;
}

/**
 * Holds what a page shows against what was seen before. The school, its key and every entry of the roster stay what they were,
 * entries are only added, and the key is reckoned from the school's own, which has no successor. What is false is not remembered.
 * @param where the page, @param poster the code of a poster, without spaces
 */
export function compared(where: string, { point }: Standing, memory: Memory, poster?: string): Noticed {
  const { around, entries, roster } = point;
  const alarms: string[] = [];
  const news: string[] = [];
  const seen = entries.map(entryHash);
  const changed = memory.entries.findIndex((entry, place) => entry !== seen[place]);
  if (poster && roster.fingerprint !== poster) alarms.push(`de code van de affiche is ${poster}, en hier ${roster.fingerprint || 'geen'}.`);
  if (changed >= 0) {
    const how = seen.length <= changed ? 'is weg' : 'is anders dan vroeger';
    alarms.push(`besluit ${changed + 1} over wie contactpersoon is ${how}; de code was ${memory.fingerprint} en is ${roster.fingerprint || 'geen'}.`);
  }
  const pinned = memory.pinned ?? { school: around.school, sealingKey: around.sealingKey };
  if (pinned.school !== around.school) alarms.push(`dit is een andere school: ${around.school} in plaats van ${pinned.school}.`);
  if (pinned.sealingKey !== around.sealingKey)
    alarms.push(`berichten gaan naar een andere sleutel van de server: ${around.sealingKey} in plaats van ${pinned.sealingKey}.`);
  if (!memory.pinned) news.push(`voor het eerst gezien. Code van de contactpersonen: ${inFours(roster.fingerprint) || 'nog geen'}.`);
  else if (changed < 0) news.push(...toldOf(entries, memory.entries.length));
  const said = (what: string): string => `${where}: ${printable(what)}`;
  return {
    alarms: alarms.map(said),
    news: news.map(said),
    memory: { ...memory, pinned, ...(changed < 0 && { entries: seen, fingerprint: roster.fingerprint }) },
  };
}

/** What a school says of itself on a page, and may change. */
export const factsOf = ({ school, demo, point }: Standing): Record<string, string> => ({
  'de naam van de school': school.name,
  'wie te bereiken is': point.people
    .map(({ name, duty, place, hasPortrait, helloMegabytes }) =>
      [name, duty, place, hasPortrait && 'met foto', helloMegabytes && 'met stem'].filter(Boolean).join(', '),
    )
    .join('; '),
  'soort site': demo ? 'proefsite' : 'school',
});

/** Tells which facts are others than they were, and remembers them. */
export function withFacts(where: string, facts: Record<string, string>, memory: Memory): Pick<Noticed, 'news' | 'memory'> {
  const news = Object.entries(facts)
    .filter(([name, now]) => memory.facts[name] !== undefined && memory.facts[name] !== now)
    .map(([name, now]) => `${where}: ${printable(`${name} was «${memory.facts[name]}» en is «${now}».`)}`);
  return { news, memory: { ...memory, facts: { ...memory.facts, ...facts } } };
}

const toldOf = (entries: readonly SignedEntry[], known: number): string[] =>
  historyOf(entries)
    .slice(0, historyOf(entries).length - historyOf(entries.slice(0, known)).length)
    .reverse()
    .map(({ day, name, joined }) => `${name} ${joined ? 'komt erbij als contactpersoon' : 'stopt als contactpersoon'}, besluit van ${day}.`);

function entryHash({ text, signatures }: SignedEntry): string {
  const inOrder = signatures.map(({ by, day, signature }) => `${by} ${day} ${signature}`).sort();
  return hash('sha256', JSON.stringify([text, inOrder]), 'base64url');
}

const inFours = (code: string): string => code.replace(/.{4}(?=.)/g, '$& ');

/** The file with what was seen holds something else: then nobody knows what was seen, and beginning anew would hide it. */
export class UnreadableMemory extends Error {}

/** @throws UnreadableMemory with a Dutch sentence for whoever watches */
export function rememberedIn(file: string): Memory {
  if (!existsSync(file)) return nothingYet;
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new UnreadableMemory(`${file} is niet te lezen, en daarin staat wat er vroeger te zien was. Zet het terug, of verplaats het om opnieuw te beginnen.`);
  }
}

/** Whole or not at all. */
export function remember(file: string, memory: Memory): void {
  writeFileSync(`${file}.new`, JSON.stringify(memory, null, 1));
  renameSync(`${file}.new`, file);
}
