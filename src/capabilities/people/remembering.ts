import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Env } from '../../platform/web/guards.ts';
import { sessionLimits } from './rules/sessions.ts';

/**
 * Tells the door that somebody asked to be remembered on this device, and not who: the session itself goes to family pages only.
 * The door does not lead on by itself, for whoever scans another card of the family must come in with that one.
 */
const mark = 'vg-known';
const path = '/at';

export function remember(c: Context<Env>, address: string): void {
  setCookie(c, mark, 'yes', { path, httpOnly: true, sameSite: 'Strict', secure: address.startsWith('https:'), maxAge: sessionLimits.own.whole / 1000 });
}

export const isRemembered = (c: Context<Env>): boolean => getCookie(c, mark) !== undefined;

export const forget = (c: Context<Env>, address: string): void => void deleteCookie(c, mark, { path, secure: address.startsWith('https:') });
