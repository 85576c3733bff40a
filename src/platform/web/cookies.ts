import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isUuid, schoolId } from '../database/ids.ts';
import type { Env } from './guards.ts';
import type { SessionCookie } from './visitor.ts';

/** Which part of the site a session is for. Its cookie goes nowhere else, so that the anonymous pages never see it. */
export type Side = 'family' | 'staff' | 'device';

const cookieOf: Record<Side, { name: string; path: string }> = {
  family: { name: 'vg-card', path: '/p/' },
  staff: { name: 'vg-staff', path: '/staff' },
  device: { name: 'vg-device', path: '/class-device' },
};

/** On https the browser itself refuses a cookie that was not set over https; plain http is for one's own machine only. */
const nameOf = (side: Side, secure: boolean): string => (secure ? `__Secure-${cookieOf[side].name}` : cookieOf[side].name);

const isSecure = (address: string): boolean => address.startsWith('https:');

/** @param maxAge seconds; without it the cookie goes when the browser closes */
export function setSession(c: Context<Env>, side: Side, address: string, { school, token }: SessionCookie, maxAge?: number): void {
  setCookie(c, nameOf(side, isSecure(address)), `${school}.${token}`, {
    path: cookieOf[side].path,
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(address),
    ...(maxAge && { maxAge }),
  });
}

export function sessionIn(c: Context<Env>, side: Side, address: string): SessionCookie | undefined {
  const [school = '', token = ''] = (getCookie(c, nameOf(side, isSecure(address))) ?? '').split('.');
  return isUuid(school) && token ? { school: schoolId(school), token } : undefined;
}

export function dropSession(c: Context<Env>, side: Side, address: string): void {
  deleteCookie(c, nameOf(side, isSecure(address)), { path: cookieOf[side].path, secure: isSecure(address) });
}
