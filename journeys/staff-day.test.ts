import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDoor, typeCard } from './at-the-door.ts';
import { expectNothingSticksOut, openClass, staffPage } from './at-work.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { printCards } from './cards.ts';
import { linksIn } from './program.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const links = () => linksIn(inject('demoFolder'));

describe.each([
  ['a desktop', desktop, 'Chloé Dubois'],
  ['a phone', phone, 'Efe Maes'],
])('on %s', (_, options, name) => {
  test('a teacher sees who waits and says what was done; the pupil reads it at the next visit', async () => {
    const pupil = await pupilWhoWantsToTalk(name);
    const page = await staffPage(browser, links().teacher, options);
    await page
      .getByRole('listitem')
      .filter({ hasText: `${name} (5A) wil praten` })
      .getByRole('link', { name: 'Bekijk' })
      .click();
    await page.getByRole('heading', { name: `${name} wil praten` }).waitFor();
    await page.getByLabel(`Wat wilt u ${name} laten weten?`).fill('Fijn dat je het zei. Tot morgen!');
    await page.getByRole('button', { name: 'Klaar, dit is gedaan' }).click();
    await page.getByText('Kies wat er gebeurd is.').waitFor();
    expect(await page.getByLabel(`Wat wilt u ${name} laten weten?`).inputValue()).toBe('Fijn dat je het zei. Tot morgen!');
    await page.getByLabel('Wij hebben gepraat.').check();
    await page.getByRole('button', { name: 'Klaar, dit is gedaan' }).click();
    await page.getByRole('heading', { name: 'Vandaag' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain(`${name} (5A) wil praten`);
    await expectNothingSticksOut(page);

    await pupil.goto(`${inject('demoAddress')}/p/`);
    await pupil.getByText(/Beantwoord door Bart Claes, op/).waitFor();
    expect(await pupil.locator('main').innerText()).toContain('Fijn dat je het zei. Tot morgen!');
    expect([...page.troubles, ...pupil.troubles]).toEqual([]);
    await pupil.context().close();
    await page.context().close();
  });
});

test('a talk is noted in three taps', async () => {
  const page = await staffPage(browser, links().teacher, phone);
  await page.getByRole('link', { name: 'Ik vroeg het: Çağla' }).click();
  await page.getByLabel('Ja, met mij, binnen een week').check();
  await page.getByRole('button', { name: 'Bewaren' }).click();
  await page.getByText('Bewaard. Çağla is gevraagd.').waitFor();
  await expectNothingSticksOut(page);
  await page.getByRole('link', { name: 'Vandaag' }).click();
  await page.getByText('Çağla Yılmaz (5A) wil praten').waitFor();
  expect(await page.getByRole('link', { name: 'Ik vroeg het: Çağla' }).count()).toBe(0);
  await page.context().close();
});

test('at the gate without internet it is noted too, and delivered when there is internet again', async () => {
  const page = await staffPage(browser, links().leadership, phone);
  const classPage = await openClass(page, '6A');
  await page.getByRole('link', { name: 'Ik vroeg het: Warre' }).click();
  await page.getByLabel('Ja, met mij, liefst vandaag').waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('Ja, met mij, liefst vandaag').check();
  await page.getByRole('button', { name: 'Bewaren' }).click();
  await page.getByText('✓ Bewaard op dit toestel').waitFor();
  await page.getByText('Geen internet.').waitFor();
  const context = page.context();
  await page.close();

  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(`${inject('demoAddress')}/staff`);
  await expect
    .poll(async () => {
      await later.goto(classPage);
      return later.getByRole('link', { name: 'Ik vroeg het: Warre' }).count();
    })
    .toBe(0);
  await later.goto(`${inject('demoAddress')}/staff`);
  await later.getByText('Warre Van den Bossche (6A) wil praten').waitFor();
  expect(await later.getByText('Warre Van den Bossche (6A) wil praten').count()).toBe(1);
  await context.close();
});

/** A pupil on their own phone who asked to talk with the class teacher. */
async function pupilWhoWantsToTalk(name: string) {
  const [card] = await printCards(browser, links().teacher, '5A', [name]);
  if (!card) throw new Error('No card was printed');
  const page = await freshPage(browser, { ...phone, locale: 'nl-BE' });
  await openDoor(page, inject('demoAddress'));
  await typeCard(page, card, { isOwn: true });
  await page.getByRole('link', { name: 'Ja, ik wil nog iets zeggen' }).click();
  await page.getByRole('link', { name: 'Overslaan' }).click();
  await page.getByRole('link', { name: 'Overslaan' }).click();
  await page.getByLabel('Ja, binnen een week').check();
  await page.getByRole('link', { name: 'Verder' }).click();
  await page.getByLabel(/^Bart Claes/).check();
  await page.getByRole('link', { name: 'Verder' }).click();
  await page.getByRole('button', { name: 'Versturen' }).click();
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  return page;
}
