import { madeUpContactPoint } from '../src/capabilities/contact-point/made-up-contact-point.ts';
import type { Around } from '../src/capabilities/contact-point/shared-with-browser/exchange.ts';
import { integrityOf } from './differences.ts';
import type { Change, OnTheWay, watchedSchool } from './made-up-watch.ts';

/** What somebody who has the server could serve instead, by what it is. */
export async function variantsFor({ school, people, place }: Awaited<ReturnType<typeof watchedSchool>>): Promise<Record<string, Change>> {
  const other = await madeUpContactPoint(people, school.id, '2026-11-20');
  const foreign = 'document.title = "x"';
  const tag = `<script type="module" src="https://elsewhere.example/a.js" integrity="${integrityOf(Buffer.from(foreign))}"></script>`;
  return {
    'one byte of <carry-code>': oneByteOf('carry-code'),
    'one byte of <sealed-letter>': oneByteOf('sealed-letter'),
    'one byte of <quick-exit>': oneByteOf('apart'),
    'one byte of <sealed-answers>': oneByteOf('sealed-answers'),
    'an inline script': inPages((html) => html.replace('</head>', `<script>${foreign}</script></head>`)),
    'a script from elsewhere, with its right integrity': inPages((html) => html.replace('</head>', `${tag}</head>`)),
    'a script without integrity': inPages((html) => html.replace(/ integrity="[^"]*"/, '')),
    'a form that sends words elsewhere': inPages((html) => html.replace('<form id="', '<form action="https://elsewhere.example/" id="')),
    'an event attribute': inPages((html) => html.replace('<main ', '<main onclick="send()" ')),
    'a weaker policy': ({ headers }) => headers.set('Content-Security-Policy', `${headers.get('Content-Security-Policy')}; script-src *`),
    'a cookie': ({ headers }) => headers.append('Set-Cookie', 'who=1; HttpOnly'),
    'an iframe': inPages((html) => html.replace('</main>', '<iframe src="/"></iframe></main>')),
    'a base': inPages((html) => html.replace('<title>', '<base href="https://elsewhere.example/"><title>')),
    'other words of the promise': inPages((html) => html.replace(/(<p>)([^<]{40,})(<\/p>)/, '$1$2.$3')),
    'another key of the server': inAround((around) => {
      around.sealingKey = `${around.sealingKey.slice(0, -4)}AAAA`;
    }),
    'a changed entry of the roster': inAround(({ entries }) => {
      for (const entry of entries) entry.text = entry.text.replace('zorgjuf', 'directie');
    }),
    'another roster that holds': (answer) => {
      inAround((around) => void Object.assign(around, { entries: other.entries, epochKeys: other.around.epochKeys }))?.(answer);
      inPages((html) => html.replace(inFours(place.around.roster.fingerprint), inFours(other.around.roster.fingerprint)))?.(answer);
    },
    'only the writing': inPages((html) => html.replace('<main ', '<main class="x" '), /write\?/),
    'only the answers': inPages((html) => html.replace('<main ', '<main class="x" '), /answers/),
    'only one language': inPages((html) => html.replace('<main ', '<main class="x" '), /in=tr/),
  };
}

/** More of what could be changed, besides what is counted. */
export function smallerVariants(): Record<string, Change> {
  return {
    'a number to call': inPages((html) => html.replace(/href="tel:\d/, 'href="tel:9')),
    'a link of the page': inPages((html) => html.replace('href="/c/de-bron/', 'href="/c/de-born/')),
    'a refresh': inPages((html) => html.replace('<title>', '<meta http-equiv="refresh" content="0;url=//elsewhere.example"><title>')),
    'a style sheet': inPages((html) => html.replace('</head>', '<link rel="stylesheet" href="https://elsewhere.example/a.css"></head>')),
    'a script in a template': inPages((html) => html.replace('</main>', '<template><script type="module" src="/assets/a.js"></script></template></main>')),
    'a comment': inPages((html) => html.replace('</main>', '<!-- visitor 17 --></main>')),
    'something more for the elements': inAround((around) => void Object.assign(around, { visitor: 17 })),
    'nothing for the elements': inPages((html) => html.replace(/ around="[^"]*"/, '')),
    'a signature that is gone': inAround(({ entries }) => void entries[0]?.signatures.pop()),
    'no roster any more': inAround((around) => void Object.assign(around, { entries: [], epochKeys: [] })),
    'a day of long ago': inAround((around) => {
      around.today = '2026-11-21';
    }),
    'the list of words': inFile(/\/words$/),
    'what collects samples of a voice': oneByteOf('sound-collector'),
    'what records and plays a voice': oneByteOf('spoken-words'),
    'no integrity policy': ({ headers }) => headers.delete('Integrity-Policy'),
    'a header that tells others': ({ headers }) => headers.set('NEL', '{"report_to":"x"}'),
    'a way to elsewhere': (answer) => {
      if (!answer.path.includes('/write')) return;
      answer.status = 303;
      answer.headers.set('Location', 'https://elsewhere.example/');
    },
    'another release': (answer) => {
      inPages((html) => html.replaceAll(/\/assets\/([a-z-]+)-[0-9a-f]{12}\.js/g, '/assets/$1-000000000000.js'))?.(answer);
      if (answer.path.startsWith('/assets/')) Object.assign(answer, { status: 200, body: Buffer.from(foreignRelease) });
    },
  };
}

const inFours = (code: string): string => code.replace(/.{4}(?=.)/g, '$& ');

const foreignRelease = 'customElements.define("x-y", class extends HTMLElement {});';

/** @param which addresses */
export function inPages(change: (html: string) => string, which = /^\/c\//): Change {
  return (answer) => {
    if (which.test(answer.path) && isPage(answer)) answer.body = Buffer.from(change(answer.body.toString()));
  };
}

const isPage = ({ headers }: OnTheWay): boolean => headers.get('Content-Type')?.startsWith('text/html') ?? false;

const inAround = (change: (around: Around) => void): Change =>
  inPages((html) =>
    html.replace(/ around="([^"]*)"/, (_, json: string) => {
      const around = JSON.parse(json.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')) as Around;
      change(around);
      return ` around="${JSON.stringify(around).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')}"`;
    }),
  );

const oneByteOf = (name: string): Change => inFile(new RegExp(`^/assets/${name}-[0-9a-f]{12}\\.js$`));

/** Flips the lowest bit of the byte in the middle. */
const inFile =
  (which: RegExp): Change =>
  ({ path, body }) => {
    const middle = body.length >> 1;
    if (which.test(path)) body[middle] = (body[middle] as number) ^ 1;
  };
