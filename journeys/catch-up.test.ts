import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectNothingSticksOut, expectNothingToRemark, openClass, staffPage } from './at-work.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { linksIn } from './program.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const links = () => linksIn(inject('demoFolder'));

test('back after four months: a welcome, one person, a small plan; and no missed test first', async () => {
  const teacher = await staffPage(browser, links().teacher, desktop);
  await openClass(teacher, '5A');
  await teacher.getByRole('link', { name: 'Iemand is terug' }).click();
  await expectNothingToRemark(teacher);
  await teacher.getByLabel('Wie is terug?').selectOption({ label: 'Amira El Khatib (5A)' });
  await teacher.getByLabel('Wie is er voor deze leerling?').selectOption({ label: 'Tom Maes' });
  await teacher.getByLabel('En als die er niet is?').selectOption({ label: 'An Peeters' });
  await teacher.getByLabel('Stap 1').fill('De toetsen van vier maanden inhalen');
  await teacher.getByRole('button', { name: 'Zeg welkom' }).click();
  await teacher.getByText('Gemiste toetsen en punten zijn nooit de eerste stap').waitFor();
  await teacher.getByLabel('Stap 1').fill('Samen binnenkomen langs de groene deur');
  await teacher.getByRole('button', { name: 'Zeg welkom' }).click();
  await teacher.getByText('Tom Maes gaat naar Amira toe.').waitFor();
  await expectNothingToRemark(teacher);

  const pupil = await freshPage(browser, { ...phone, locale: 'nl-BE', javaScriptEnabled: false });
  await pupil.goto(`${links().pupil}?in=nl`);
  await pupil.goto(`${inject('demoAddress')}/p/?in=nl`);
  await pupil.getByText('Tom Maes is er voor jou.').waitFor();
  await pupil.getByRole('link', { name: 'Lees', exact: true }).click();
  await pupil.locator('li', { hasText: 'groene deur' }).waitFor();
  expect(await pupil.locator('main').innerText()).not.toMatch(/toets|punten|maanden/);
  await expectNothingSticksOut(pupil);

  const person = await staffPage(browser, links().contactPerson, phone);
  await person.locator('li', { hasText: 'Amira El Khatib' }).filter({ hasText: 'is terug' }).getByRole('link').first().click();
  await person.getByRole('link', { name: 'Lees het welkom en het kleine plan' }).click();
  await person.getByLabel('Samen binnenkomen langs de groene deur').check();
  await person.getByRole('button', { name: 'Bewaren' }).click();
  await expectNothingToRemark(person);
  await pupil.reload();
  await pupil.locator('li', { hasText: 'groene deur' }).getByText('Gedaan.').waitFor();
  const enlarged = await freshPage(browser, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, locale: 'nl-BE' });
  await enlarged.goto(links().pupil);
  await enlarged.goto(pupil.url());
  await expectNothingToRemark(enlarged);

  const mother = await freshPage(browser, phone);
  await mother.goto(links().guardian);
  await mother.locator('a[href^="/p/welcome-back/"]').first().click();
  expect(await mother.locator('html').getAttribute('dir')).toBe('rtl');
  await expectNothingToRemark(mother);
  await mother.goto(`${inject('demoAddress')}/p/catch-up`);
  await mother.getByText('كل الأطفال فاتتهم أشياء').waitFor();
  await expectNothingToRemark(mother);
  expect(mother.troubles).toEqual([]);

  await teacher.getByText('Wis dit nu', { exact: true }).click();
  await teacher.getByRole('button', { name: 'Ja, wis dit nu' }).click();
  await teacher.waitForURL('**/staff/catch-up');
});

test('the plan of the school fits on one A5 for each language that is there', async () => {
  const head = await staffPage(browser, links().leadership, desktop);
  await head.getByRole('link', { name: 'Samen verder' }).click();
  await expectNothingToRemark(head);
  await head.getByRole('link', { name: 'Bekijk De hele school' }).click();
  await expectNothingToRemark(head);
  await head.getByRole('link', { name: 'Afdrukken op A5' }).click();
  await head.waitForURL('**/print');
  const paper = (await head.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBe(await head.locator('.sheet').count());
  expect(paper).toMatch(/\/MediaBox\s*\[0 0 (419|420)[.\d]* 59[45]/);
});
