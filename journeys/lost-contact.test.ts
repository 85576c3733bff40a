import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectNothingSticksOut, staffPage } from './at-work.ts';
import { axeFindings } from './axe.ts';
import { desktop, openBrowser, phone } from './browser.ts';
import { linksIn } from './program.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const links = () => linksIn(inject('demoFolder'));

/** A day as a date field takes it, so many days from now. In summer the clock of the demo runs two months ahead. */
const day = (fromNow: number): string => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10);

describe.each([
  ['a phone', phone, 'Çağla Yılmaz'],
  ['a desktop', desktop, 'Amira El Khatib'],
])('without scripts, on %s', (_, options, name) => {
  test('a teacher writes down whom the school lost, goes, and the contact is back; what the school changes stays without a name', async () => {
    const page = await staffPage(browser, links().teacher, { ...options, javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Wie zijn we kwijt?' }).click();
    await page.getByRole('link', { name: 'Schrijf iemand op' }).click();
    await page.getByRole('link', { name: `Kies ${name}`, exact: true }).click();
    await page.getByRole('heading', { name: `Het contact met ${name}` }).waitFor();

    // Too little is said kindly, and nothing that was typed is lost.
    await page.getByLabel('Dit weten we zeker').fill('Wij mailden, en belden nooit.');
    await page.getByRole('button', { name: 'Zet in het register' }).click();
    await page.getByText('Kies er minstens één.').waitFor();
    expect(await page.getByLabel('Dit weten we zeker').inputValue()).toBe('Wij mailden, en belden nooit.');
    await expectNothingSticksOut(page);
    await page.getByLabel('Wanneer hadden wij het laatst contact?').fill(day(-60));
    await page.getByLabel('Dat is ongeveer').check();
    await page.getByLabel('Wij werkten alleen met een app of mail.').check();
    await page.getByRole('button', { name: 'Zet in het register' }).click();
    await page.getByText('Nog niemand gaat.').waitFor();
    await expectNothingSticksOut(page);

    await page.getByLabel('Wie gaat, belt of stuurt een bericht?').selectOption('Ikzelf (Bart)');
    await page.getByLabel('Wie springt in?').selectOption('An Peeters');
    await page.getByRole('button', { name: 'Bewaren' }).first().click();
    await page.getByText('Lukt het Bart Claes niet, dan gaat An Peeters.').waitFor();
    await page.getByLabel('Wat deed u?').fill('Gezwaaid aan de poort.');
    await page.getByLabel('Wat is de volgende stap?').fill('Bellen met goed nieuws.');
    await page.getByLabel('Tegen wanneer?').fill(day(90));
    await page.getByRole('button', { name: 'Bewaren' }).filter({ visible: true }).click();
    await page.getByText('Gezwaaid aan de poort.').waitFor();

    await page.getByRole('link', { name: 'Vandaag' }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Bellen met goed nieuws.' })
      .getByRole('link', { name: `Bekijk: ${name}` })
      .click();
    await page.getByLabel('Dit doen wij anders').fill(`Wij bellen ook na 17 uur op ${options === phone ? 'dinsdag' : 'donderdag'}.`);
    await page.getByRole('button', { name: 'Zet op de lijst' }).click();
    await page.getByText('Het staat op de lijst, zonder naam.').waitFor();
    await page.getByRole('link', { name: 'Contact is terug, of nu niet gewenst' }).click();
    await expectNothingSticksOut(page);
    await page.getByLabel('Het contact is terug').check();
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText(/Het contact is terug sinds .* Fijn\. Op 31 augustus \d{4} wordt dit gewist\./).waitFor();
    await page.getByRole('link', { name: 'Vandaag' }).click();
    expect(await page.locator('main').innerText()).not.toContain('Bellen met goed nieuws.');
    expect(page.troubles).toEqual([]);
    await page.context().close();

    const leader = await staffPage(browser, links().leadership, { ...options, javaScriptEnabled: false });
    await leader.getByRole('link', { name: 'Wie zijn we kwijt?' }).click();
    await leader.getByRole('link', { name: 'Wat wij veranderen' }).click();
    await leader.getByText(`Wij bellen ook na 17 uur op ${options === phone ? 'dinsdag' : 'donderdag'}.`).waitFor();
    expect(await leader.locator('main').innerText()).not.toMatch(new RegExp(`${name}|Bart`));
    await leader.context().close();
  });
});

test('leadership sees on Vandaag to whom nobody goes yet, and that it is longer than the school allowed itself', async () => {
  const page = await staffPage(browser, links().leadership, { ...phone, javaScriptEnabled: false });
  const row = page.getByRole('listitem').filter({ hasText: 'Ngozi Okafor' });
  await row.getByText('Dat is langer dan de 10 schooldagen die wij onszelf gaven.').waitFor();
  await row.getByRole('link', { name: 'Bekijk: Ngozi Okafor' }).click();
  await page.getByText('Wij antwoordden niet, of te laat.').waitFor();
  // The whole family, so that nobody calls twice.
  await page.getByText('Chidi Okafor (4A)').waitFor();
  await page.getByText('Ada Okafor (1B)').waitFor();
  await expectNothingSticksOut(page);
  await page.context().close();
});

test('axe finds nothing on any page of the register', async () => {
  const page = await staffPage(browser, links().leadership, phone);
  await page.goto(`${inject('demoAddress')}/staff/lost`);
  const entry = await page.getByRole('link', { name: 'Bekijk: Ngozi Okafor' }).getAttribute('href');
  const found: string[] = [];
  for (const path of ['/staff', '/staff/lost', '/staff/lost/new', '/staff/lost/lessons', `${entry}`, `${entry}/reason`, `${entry}/ending`]) {
    await page.goto(inject('demoAddress') + path);
    for (const finding of await axeFindings(page)) found.push(`${path} ${finding}`);
  }
  expect(found).toEqual([]);
  expect(page.troubles).toEqual([]);
  await page.context().close();
});
