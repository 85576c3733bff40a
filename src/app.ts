import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { familyHomeStyle } from './homes/family-home.tsx';
import { homeRoutes } from './homes/routes.tsx';
import { type Capability, type Figures, type LargeBody, schemaOf } from './platform/capability.ts';
import type { Migrations } from './platform/database/migrate.ts';
import type { Ground, Heard, NavigationItem, PromiseKind } from './platform/ground.ts';
import { jobMigrations } from './platform/jobs/jobs.ts';
import { deliveryRoutes, largeDeliveries } from './platform/outbox/delivery-routes.ts';
import { pageStyles } from './platform/pages/styles.ts';
import { isLanguage, type Language, languages } from './platform/texts/words.ts';
import { type Side, sessionIn } from './platform/web/cookies.ts';
import { answerError } from './platform/web/error-pages.tsx';
import { NotThere, TooLarge } from './platform/web/errors.ts';
import type { Env } from './platform/web/guards.ts';
import { healthRoutes } from './platform/web/health.ts';
import { securityHeaders } from './platform/web/security-headers.ts';
import { nobody } from './platform/web/visitor.ts';

/** Everything a browser sends is smaller than this, but where a capability says more; in bytes. */
const mostBytes = 64 * 1024;

/** Puts the capabilities together: what every request goes through, then the doors. */
export function app(ground: Ground, capabilities: readonly Capability[]): Hono<Env> {
  const whole = threshold(capabilities);
  whole.onError(answerError(ground));
  whole.notFound(() => {
    throw new NotThere();
  });
  whole.use(withoutZeroByte);
  whole.route('/', ground.assets.routes);
  whole.route('/', healthRoutes(ground));
  whole.use(csrf({ origin: isOwnOrUnsaid(ground.settings.address) }));
  whole.use(limitBodies([largeDeliveries, ...capabilities.flatMap(({ largeBodies = [] }) => largeBodies)]));
  whole.use('/p/*', recognise(ground, 'family'));
  whole.use('/staff/*', recognise(ground, 'staff'));
  whole.use('/staff', recognise(ground, 'staff'));
  whole.route('/', deliveryRoutes(ground, Object.assign({}, ...capabilities.map(({ letters }) => letters?.(ground)))));
  whole.route('/', homeRoutes(ground, capabilities));
  for (const { routes } of capabilities) whole.route('/', routes(ground));
  return whole;
}

/** What every request passes first: the headers of every answer, and a language. */
export const threshold = (capabilities: readonly Capability[]): Hono<Env> => new Hono<Env>().use(securityHeaders(stylesOf(capabilities))).use(nobodyYet);

/** Every style sheet that a page may carry. */
export const stylesOf = (capabilities: readonly Capability[]): string[] => [
  ...pageStyles,
  familyHomeStyle,
  ...capabilities.flatMap(({ styles = [] }) => styles),
];

/** All tables there are, by the day they came. */
export const migrationsOf = (capabilities: readonly Capability[]): Migrations =>
  Object.assign({}, jobMigrations, ...capabilities.map(({ migrations }) => migrations));

/** Schemas that the program's ordinary role does not see. */
export const schemasApart = (capabilities: readonly Capability[]): string[] => capabilities.filter(({ apart }) => apart).map(({ name }) => schemaOf(name));

/** Where staff can go: their first page, then what the capabilities offer. */
export const navigationOf = (capabilities: readonly Capability[]): NavigationItem[] => [
  { to: '/staff', text: 'Vandaag' },
  ...capabilities.flatMap(({ navigation = [] }) => navigation),
];

/** Where people are asked things that the school makes themes of. */
export const heardBy = (capabilities: readonly Capability[]): Heard[] => capabilities.flatMap(({ heard }) => heard ?? []);

/** The answers that the school still owes, in all capabilities together. */
export const owedBy =
  (capabilities: readonly Capability[]): Ground['owed'] =>
  async (db, school, occasionId) => {
    let owed = 0;
    for (const { owes } of capabilities) owed += (await owes?.(db, school, occasionId)) ?? 0;
    return owed;
  };

export const promiseKindsOf = (capabilities: readonly Capability[]): Record<string, PromiseKind> =>
  Object.assign({}, ...capabilities.map(({ promiseKinds }) => promiseKinds));

export const figuresOf = (capabilities: readonly Capability[]): Figures[] => capabilities.flatMap(({ figures }) => figures ?? []);

const nobodyYet: MiddlewareHandler<Env> = async (c, next) => {
  c.set('visitor', nobody);
  const asked = c.req.query('in');
  const kept = getCookie(c, 'language');
  const language = [asked, kept].find(isLanguage) ?? accepts(c, { header: 'Accept-Language', supports: [...languages], default: 'nl' });
  c.set('language', language as Language);
  await next();
};

/** PostgreSQL has no zero byte in a text, so what has one in its address is nowhere; it would else be a fault, and anybody could fill the log. */
const withoutZeroByte: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.url.includes('%00')) throw new NotThere();
  await next();
};

/** Finds out who holds the session of this side of the site. */
const recognise =
  (ground: Ground, side: Side): MiddlewareHandler<Env> =>
  async (c, next) => {
    const visitor = await ground.visitors.of(sessionIn(c, side, ground.settings.address));
    c.set('visitor', visitor);
    if (visitor.kind !== 'nobody' && !isLanguage(c.req.query('in'))) c.set('language', visitor.language);
    await next();
  };

/**
 * Browsers before Sec-Fetch-Site (an iPhone that stopped at iOS 15) say `null` for their own forms too, since our pages name no referrer. For
 * those it is the cookies alone, which no other site can make them send (`SameSite=Strict`), that keep such a form from doing anything.
 */
const isOwnOrUnsaid =
  (address: string) =>
  (origin: string, c: Context): boolean =>
    c.req.header('Sec-Fetch-Site') === undefined && [address, 'null'].includes(origin);

/** A length that was announced needs no counting; that keeps the common case cheap. */
function limitBodies(large: readonly LargeBody[]): MiddlewareHandler<Env> {
  const usual: LargeBody = { at: /^/, mostBytes };
  const limits = [...large, usual].map((limit) => ({ ...limit, counting: counting(limit.mostBytes) }));
  return async (c, next) => {
    const announced = c.req.header('Content-Length');
    const isMeasured = announced !== undefined && c.req.header('Transfer-Encoding') === undefined;
    if (isMeasured && Number(announced) <= mostBytes) return next();
    const limit = limits.find(({ at }) => at.test(c.req.path)) as (typeof limits)[number];
    if (!isMeasured) return limit.counting(c, next);
    if (Number(announced) > limit.mostBytes) throw new TooLarge();
    await next();
  };
}

const counting = (maxSize: number): MiddlewareHandler<Env> =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new TooLarge();
    },
  });
