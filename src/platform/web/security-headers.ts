import type { MiddlewareHandler } from 'hono';
import { sha256 } from '../secrets/random.ts';
import type { Env, PolicyOf } from './guards.ts';

/**
 * The headers of every answer, errors included. They are laid ready before the answer is made,
 * so a route answers through its context (`show`, `c.body`, `c.redirect`) and never with a bare `Response`.
 * @param styles the style sheets that pages may carry inline
 */
export function securityHeaders(styles: string[]): MiddlewareHandler<Env> {
  const policy = policyFor(styles);
  const headers: [string, string][] = [['Content-Security-Policy', policy('')], ...always];
  return async (c, next) => {
    for (const [name, value] of headers) c.header(name, value);
    c.set('policy', policy);
    await next();
  };
}

/** For a page on which a card is scanned, or somebody speaks. */
export const withPower =
  (power: 'camera' | 'microphone'): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.header('Permissions-Policy', permissions([power]));
    await next();
  };

/** Of a page that is kept on a device and asks for nothing. */
export const stillPageHeaders = (styles: string[]): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src ${styles.map(hashOf).join(' ')}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  ...Object.fromEntries(always.filter(([name]) => /^(Cross-Origin|Referrer|X-Content|Cache)/.test(name))),
});

const permissions = (unlocked: string[]): string =>
  ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']
    .map((power) => `${power}=${unlocked.includes(power) ? '(self)' : '()'}`)
    .join(', ');

const hashOf = (css: string): string => `'sha256-${sha256(css).toString('base64')}'`;

/** A page that keeps a worker on a device of one's own (`<keep-help from>`) may make the one policy that lets it in. */
function policyFor(styles: string[]): PolicyOf {
  const hashes = new Map(styles.map((css) => [css, hashOf(css)]));
  return (html) => {
    const carried = [...html.matchAll(/<style>([^<]*)/g)].map(([, css = '']) => hashes.get(css)).filter(isKnown);
    return contentSecurity(carried, html.includes('<keep-help from=') ? 'help-lines' : "'none'");
  };
}

const isKnown = (hash: string | undefined): hash is string => hash !== undefined;

/** @param policies names of the Trusted Types policies that a page may make */
const contentSecurity = (hashes: string[], policies: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${hashes.length === 0 ? "'none'" : hashes.join(' ')}`,
    "img-src 'self' data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${policies}`,
    'report-to csp',
  ].join('; ');

const always: [string, string][] = [
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Permissions-Policy', permissions([])],
  ['Integrity-Policy', 'blocked-destinations=(script)'],
  ['Reporting-Endpoints', 'csp="/reports"'],
  ['Cache-Control', 'no-store'],
];
