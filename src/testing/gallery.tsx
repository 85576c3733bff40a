import { Hono } from 'hono';
import { stylesOf } from '../app.ts';
import { helpRoutes } from '../capabilities/contact-point/routes/help-routes.tsx';
import { capabilities } from '../capabilities/index.ts';
import { homeExamples } from '../homes/examples.tsx';
import type { Example } from '../platform/capability.ts';
import { type Frame, StaffPage } from '../platform/pages/page.tsx';
import { isLanguage, type Language, languageNames, languages } from '../platform/texts/words.ts';
import type { Assets } from '../platform/web/assets.ts';
import { errorExamples } from '../platform/web/error-pages.tsx';
import type { Env } from '../platform/web/guards.ts';
import { securityHeaders } from '../platform/web/security-headers.ts';
import { show } from '../platform/web/show.tsx';
import { nobody } from '../platform/web/visitor.ts';
import { setUpExamples } from '../set-up/examples.tsx';

/** One example page in one language. */
export interface GalleryPage {
  path: string;
  language: Language;
  for: Example['for'];
}

interface Room {
  name: string;
  examples: readonly Example[];
}

/** The capabilities' examples, and those of what stands around them. */
const rooms: readonly Room[] = [
  ...capabilities,
  { name: 'homes', examples: homeExamples },
  { name: 'set-up', examples: setUpExamples },
  { name: 'errors', examples: errorExamples },
];

/** Every example there is: family pages in every language, staff pages in Dutch. */
export const galleryPages = (): GalleryPage[] =>
  rooms.flatMap(({ name, examples }) =>
    examples.flatMap((example) =>
      (example.for === 'family' ? languages : (['nl'] as const)).map((language) => ({
        path: `/gallery/${name}/${example.name}?in=${language}`,
        language,
        for: example.for,
      })),
    ),
  );

/** The example pages as the program itself would serve them: to look at, to translate from, and to test. */
export function gallery(assets: Assets): Hono<Env> {
  const site = new Hono<Env>();
  site.use(securityHeaders(stylesOf(capabilities)));
  site.use(async (c, next) => {
    c.set('visitor', nobody);
    await next();
  });
  site.route('/', assets.routes);
  // Examples of a device of one's own keep the help lines, as the program's pages do.
  site.route('/', helpRoutes({ assets }));
  const frameIn = (language: Language): Frame => ({
    language,
    school: 'De Bron',
    contactPoint: '/c/de-bron',
    demo: false,
    element: assets.element,
    staff: {
      name: 'An',
      navigation: [
        { to: '/staff', text: 'Vandaag' },
        { to: '/staff/coverage', text: 'Wie is gevraagd?' },
      ],
    },
  });
  site.get('/', (c) => show(c, <Contents frame={frameIn('nl')} />));
  site.get('/gallery/:room/:example', (c) => {
    const room = rooms.find(({ name }) => name === c.req.param('room'));
    const example = room?.examples.find(({ name }) => name === c.req.param('example'));
    const asked = c.req.query('in');
    if (!example) return c.notFound();
    return show(c, example.page(frameIn(isLanguage(asked) ? asked : 'nl')));
  });
  return site;
}

const Contents = ({ frame }: { frame: Frame }) => (
  <StaffPage frame={frame} title="Gallery">
    <h1>Gallery</h1>
    {rooms.map(({ name, examples }) => (
      <>
        <h2>{name}</h2>
        <ul>
          {examples.map((example) => (
            <li>
              {example.name}:{' '}
              {(example.for === 'family' ? languages : (['nl'] as const)).map((language) => (
                <>
                  <a href={`/gallery/${name}/${example.name}?in=${language}`}>{languageNames[language]}</a>{' '}
                </>
              ))}
            </li>
          ))}
        </ul>
      </>
    ))}
  </StaffPage>
);
