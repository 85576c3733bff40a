import type { Context } from 'hono';
import { Unreadable } from './errors.ts';
import type { Env } from './guards.ts';

/** What was typed and tapped in a form, field by field. */
export class Form {
  constructor(private readonly fields: URLSearchParams) {}

  /** The text of a field without the spaces around it; empty when the field is not there. */
  text(name: string): string {
    return this.fields.get(name)?.trim() ?? '';
  }

  all(name: string): string[] {
    return this.fields.getAll(name);
  }

  /** The value when it is one of a closed set, else undefined. */
  oneOf<Option extends string>(name: string, options: readonly Option[]): Option | undefined {
    const value = this.fields.get(name);
    return options.find((option) => option === value);
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  /** Every field with its value, in the order of the form. */
  get everything(): [name: string, value: string][] {
    return [...this.fields];
  }
}

/** @throws Unreadable when the body is not a form, or holds characters that no keyboard sends (PostgreSQL has no zero byte) */
export async function readForm(c: Context<Env>): Promise<Form> {
  if (!isForm(c)) throw new Unreadable();
  const body = await c.req.text();
  if (/%00|\0/.test(body)) throw new Unreadable();
  return new Form(new URLSearchParams(body));
}

/** Whether the body is a form without files. */
export const isForm = (c: Context<Env>): boolean => /^application\/x-www-form-urlencoded\b/i.test(c.req.header('Content-Type') ?? '');

/** Whether the browser says that a page of ours sent this; older browsers cannot say so, and then nothing of it is laid ready to be sent on. */
export const isSurelyOurs = (c: Context<Env>): boolean => c.req.header('Sec-Fetch-Site') === 'same-origin';

/** @throws Unreadable when the body is not JSON */
export async function readJson(c: Context<Env>): Promise<unknown> {
  if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? '')) throw new Unreadable();
  try {
    return await c.req.json();
  } catch {
    throw new Unreadable();
  }
}
