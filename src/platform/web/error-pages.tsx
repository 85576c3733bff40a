import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Example } from '../capability.ts';
import { isOutage } from '../database/outage.ts';
import type { Ground } from '../ground.ts';
import { LinkButton } from '../pages/button/button.tsx';
import { FamilyPage, type Frame, StaffPage } from '../pages/page.tsx';
import { pageSpeech } from '../pages/texts/texts.ts';
import { Clash, NotSignedIn, NotThere, TooLarge, TooMany, Unreadable } from './errors.ts';
import { isForm, isSurelyOurs } from './forms.ts';
import { frameOf } from './frame.ts';
import type { Env } from './guards.ts';
import { show } from './show.tsx';

const troubles = ['not-there', 'unreadable', 'clash', 'too-many', 'too-large', 'our-fault'] as const;
type Trouble = (typeof troubles)[number];

interface ErrorProps {
  frame: Frame;
  trouble: Trouble;
  number?: string;
  side: 'family' | 'staff';
  /** Words of staff that were not kept. */
  typed?: string[];
}

/** What went wrong in the visitor's own language, and a way on. */
const ErrorPage = ({ frame, trouble, number, side, typed = [] }: ErrorProps) => {
  const t = side === 'staff' ? pageSpeech('guardian', 'nl') : pageSpeech('pupil', frame.language);
  const words = (
    <>
      <h1>{t(`error.title-${trouble}`)}</h1>
      <p>{t(`error.${trouble}`, { number: number ?? '' })}</p>
      {typed.length > 0 && (
        <section class="card">
          <p>{t('error.typed')}</p>
          {typed.flatMap((words) => words.split('\n').map((line) => <p>{line}</p>))}
        </section>
      )}
      <LinkButton to={side === 'staff' ? '/staff' : frame.device ? '/p/' : '/'}>{t('error.on')}</LinkButton>
    </>
  );
  return side === 'staff' ? (
    <StaffPage frame={frame} title={t(`error.title-${trouble}`)}>
      {words}
    </StaffPage>
  ) : (
    <FamilyPage frame={frame}>{words}</FamilyPage>
  );
};

/** The one place where errors are caught. Whoever is not signed in is shown the door. */
export const answerError =
  (ground: Ground) =>
  async (error: Error, c: Context<Env>): Promise<Response> => {
    const side = c.req.path.startsWith('/staff') ? 'staff' : 'family';
    const typed = side === 'staff' ? await wordsTyped(error, c) : [];
    const page = (trouble: Trouble, number?: string) => (
      <ErrorPage frame={frameOf(c, ground)} trouble={trouble} side={side} typed={typed} {...(number && { number })} />
    );
    if (error instanceof NotSignedIn) return showTheDoor(c, error.door);
    if (error instanceof NotThere) return show(c, page('not-there'), 404);
    if (error instanceof Unreadable) return show(c, page('unreadable'), 400);
    if (error instanceof Clash) return show(c, page('clash'), 409);
    if (error instanceof TooLarge) return show(c, page('too-large'), 413);
    if (error instanceof TooMany) {
      c.header('Retry-After', String(error.waitSeconds));
      return show(c, page('too-many'), 429);
    }
    // What the framework itself turns away, e.g. a form that another site sends.
    if (error instanceof HTTPException) return show(c, page('unreadable'), 403);
    const number = ground.log.fault(`${c.req.method} ${c.req.routePath}`, error);
    return show(c, page('our-fault', number), isOutage(error) ? 503 : 500);
  };

/** Sentences in a form that found no place, for instance because a colleague threw away meanwhile what they were for. */
async function wordsTyped(error: Error, c: Context<Env>): Promise<string[]> {
  // What is too large is not read, and what another site sent is not shown.
  if (error instanceof TooLarge || error instanceof HTTPException || error instanceof NotSignedIn) return [];
  if (c.req.method !== 'POST' || !isForm(c) || !isSurelyOurs(c)) return [];
  const body = await c.req.text().catch(() => '');
  return [...new Set(new URLSearchParams(body).values())].filter((value) => /\S\s+\S/.test(value));
}

/** What staff sent in a form goes along to the door, with its body: whoever wrote for longer than a session lasts loses nothing. */
function showTheDoor(c: Context<Env>, door: NotSignedIn['door']): Response {
  if (door === 'family') return c.redirect('/', 303);
  if (c.req.method !== 'POST' || !isForm(c) || !isSurelyOurs(c)) return c.redirect('/staff/sign-in', 303);
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/staff/sign-in/unsent?to=${encodeURIComponent(pathname + search)}`, 307);
}

export const errorExamples: Example[] = troubles.flatMap((trouble): Example[] => [
  { name: `${trouble}-family`, for: 'family', page: (frame) => <ErrorPage frame={frame} trouble={trouble} side="family" number="a1b2c3d4" /> },
  {
    name: `${trouble}-staff`,
    for: 'staff',
    page: (frame) => <ErrorPage frame={frame} trouble={trouble} side="staff" number="a1b2c3d4" typed={['Dit schreef iemand.']} />,
  },
]);
