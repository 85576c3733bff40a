import { hash } from 'node:crypto';
import type { Answer } from './visitor.ts';

/** What a web server between the school's program and the world puts on an answer by itself, or packs anew. */
const ofTheLine = [
  'age',
  'alt-svc',
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'etag',
  'keep-alive',
  'server',
  'transfer-encoding',
  'vary',
  'via',
] as const;

/** How many differences of one page are told one by one. */
const mostTold = 12;

/**
 * In which ways an answer is not the one that this release gives, each a Dutch sentence; none where it is the same byte for byte and
 * under the same headers. A header that this release does not send is a difference, except those of a web server in between and
 * those that begin with `x-`, on which no browser acts.
 */
export function differences(where: string, own: Answer, found: Answer): string[] {
  return [...inStatus(own, found), ...inHeaders(own, found), ...inBody(own, found)].map((what) => `${where}: ${what}`);
}

/** For a terminal: without characters that move a cursor or turn a line round. */
export const printable = (words: string): string => words.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').replace(/(.{240}).+/u, '$1…');

const inStatus = (own: Answer, found: Answer): string[] => (own.status === found.status ? [] : [`antwoord ${found.status} in plaats van ${own.status}.`]);

function inHeaders(own: Answer, found: Answer): string[] {
  const isOfTheLine = (name: string): boolean => (ofTheLine as readonly string[]).includes(name);
  const missing = [...own.headers]
    .filter(([name, value]) => !isOfTheLine(name) && found.headers.get(name) !== value)
    .map(([name, value]) => {
      const other = found.headers.get(name);
      return other === undefined ? `de kop ${name} ontbreekt, verwacht ${said(value)}.` : `de kop ${name}: ${instead(other, value)}`;
    });
  const strange = [...found.headers]
    .filter(([name]) => !own.headers.has(name) && !isOfTheLine(name) && !name.startsWith('x-'))
    .map(([name, value]) =>
      name === 'set-cookie' ? 'er wordt een cookie gezet, en niemand mag hier gevolgd worden.' : `een kop te veel: ${name} ${said(value)}.`,
    );
  return [...missing, ...strange];
}

function inBody(own: Answer, found: Answer): string[] {
  if (own.body.equals(found.body)) return [];
  if (!own.headers.get('content-type')?.startsWith('text/html')) {
    const at = own.body.findIndex((byte, place) => byte !== found.body[place]);
    return [`byte ${at < 0 ? own.body.length : at} is anders; verwacht ${integrityOf(own.body)}, gevonden ${integrityOf(found.body)}.`];
  }
  const told = inMarkup(piecesOf(own.body), piecesOf(found.body));
  return [
    ...told.slice(0, mostTold),
    ...(told.length > mostTold ? [`en nog ${told.length - mostTold} andere verschillen.`] : []),
    `de pagina is niet die van deze uitgave; verwacht ${sha256(own.body)}, gevonden ${sha256(found.body)}.`,
  ];
}

/** Elements that are too many or not there by what they say, wherever they stand, and the first words that are others. */
function inMarkup(own: readonly string[], found: readonly string[]): string[] {
  const isTag = (piece: string): boolean => piece.startsWith('<');
  const first = own.findIndex((piece, place) => piece !== found[place]);
  const [mine = '', theirs = ''] = [own[first], found[first]];
  return [
    ...without(found.filter(isTag), own).map((tag) => `er staat te veel: ${said(tag)}.`),
    ...without(own.filter(isTag), found).map((tag) => `er ontbreekt: ${said(tag)}.`),
    ...(isTag(mine) && isTag(theirs) ? [] : [instead(theirs, mine)]),
  ];
}

function without(pieces: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return pieces.filter((piece) => {
    const count = left.get(piece) ?? 0;
    left.set(piece, count - 1);
    return count <= 0;
  });
}

/** Tags, comments and words of a page, in their order; what is no HTML falls apart somewhere, which is only where it is told. */
const piecesOf = (page: Buffer): string[] => page.toString().match(/<!--.*?(?:-->|$)|<[!/]?[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>?|[^<]+|</gis) ?? [];

/** From a few words before the place where they part. */
function instead(found: string, own: string): string {
  let from = 0;
  while (from < own.length && own[from] === found[from]) from++;
  const shown = Math.max(0, from - shownBefore);
  return `er staat ${said(found.slice(shown))} in plaats van ${said(own.slice(shown))}.`;
}

/** In characters. */
const shownBefore = 60;

const said = (words: string): string => `«${printable(words)}»`;

/** As in an `integrity` attribute. */
export const integrityOf = (bytes: Buffer): string => `sha256-${hash('sha256', bytes, 'base64')}`;

const sha256 = (bytes: Buffer): string => `sha256 ${hash('sha256', bytes)}`;
