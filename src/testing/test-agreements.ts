import { Client } from 'pg';
import { expect } from 'vitest';
import type { Seen, TestBrowser } from './browser-of.ts';
import { type TestSchool, testSchool } from './test-school.ts';

type Fields = Record<string, string | string[]>;

/** A school whose head and a teacher have come in, with a connection that sees all schools. */
export async function testAgreements() {
  const school = await testSchool();
  const owner = new Client(school.ground.ownerUrl);
  await owner.connect();
  const [veerle, bart] = [await school.browserOf('Veerle'), await school.browserOf('Bart')];

  async function close(): Promise<void> {
    await owner.end();
    await school.close();
  }

  return { school, owner, veerle, bart, close };
}

/** A hidden field of a page. */
export const fieldOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

/** Everything that an agreement needs, from the day on which tests begin. */
export const wholeDraft = (school: TestSchool) => ({
  title: 'Gsm: in de tas',
  groups: ['pupils', 'guardians'],
  decided: 'In de les blijft de gsm in de tas.',
  allowed: 'Bellen in het onthaal.\nEen afspraak vragen.',
  notAllowed: 'Filmen van anderen.',
  why: 'Zo kan iedereen opletten.',
  followUp: 'In januari kijken we samen.',
  ifNot: 'Dan praten we eerst.',
  help: 'Geen gsm? Dan heb je er geen nodig.',
  staffLine: 'In de les zit hij weg.',
  from: '2026-11-24',
  until: '2027-01-15',
  answerable: school.idOf('An'),
  substitute: school.idOf('Tom'),
});

/** Begins an agreement on a subject, fills it in and lays it before the staff. @returns its page for staff */
export async function draftAgreement(school: TestSchool, head: TestBrowser, subject: string, changed: Fields = {}): Promise<string> {
  const begun = await head.send('/staff/agreements', { subject });
  const saved = await changeDraft(school, head, begun.path.replace('/draft', ''), { ...changed, do: 'ask' });
  expect([saved.status, saved.text]).toEqual([200, expect.anything()]);
  return begun.path.replace('/draft', '');
}

/** Fills in a draft as it stands now, with everything an agreement needs but for what is changed. */
export async function changeDraft(school: TestSchool, head: TestBrowser, page: string, changed: Fields) {
  const { html } = await head.get(`${page}/draft`);
  return head.send(`${page}/draft`, { ...wholeDraft(school), edition: fieldOf(html, 'edition'), do: 'save', ...changed });
}

/** Publishes what is on the page now. */
export async function publishAgreement(head: TestBrowser, page: string) {
  const { html } = await head.get(page);
  return head.send(`${page}/publication`, { edition: fieldOf(html, 'edition') });
}

/** Says "gelezen, ik doe mee" to what is on the page now. */
export async function joinIn(browser: TestBrowser, page: string) {
  const { html } = await browser.get(page);
  return browser.send(`${page}/confirmation`, { edition: fieldOf(html, 'edition') });
}

export async function publishedAgreement(school: TestSchool, head: TestBrowser, subject: string, changed: Fields = {}): Promise<string> {
  const page = await draftAgreement(school, head, subject, changed);
  expect((await publishAgreement(head, page)).path).toBe(page);
  return page;
}

/** Where anybody reads it. */
export async function addressOf(head: TestBrowser, page: string): Promise<string> {
  return /href="(\/agreements\/de-bron\/[^"?]+)/.exec((await head.get(page)).html)?.[1] ?? '';
}

/**
 * What happens when these come at the same moment, in this order: the draft is held until each of them waits for it.
 * @param owner whose connection sees all schools
 */
export async function atOnce(owner: Client, page: string, ...sends: (() => Promise<Seen>)[]): Promise<Seen[]> {
  await owner.query('begin');
  await owner.query('select from agreements.version where agreement_id = $1 and published_on is null for update', [page.split('/').at(-1)]);
  const waiting = async () => (await owner.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount;
  const coming: Promise<Seen>[] = [];
  for (const send of sends) {
    coming.push(send());
    await expect.poll(waiting).toBe(coming.length);
  }
  await owner.query('commit');
  return Promise.all(coming);
}
