import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectNothingSticksOut, staffPage } from './at-work.ts';
import { axeFindings } from './axe.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { linksIn } from './program.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const links = () => linksIn(inject('demoFolder'));

/** On the first page of a family, where the invitation stands. */
async function familyPage(link: string, options: object) {
  const page = await freshPage(browser, { ...phone, locale: 'nl-BE', ...options });
  await page.goto(link);
  return page;
}

/** The screen that shows; the others are not to be seen. */
const screenOf = (page: Page) => page.locator('.steps > section:visible');

test('a ten-year-old without scripts answers a round, goes back without loss, skips without trace, and is done', async () => {
  const page = await familyPage(links().pupil, { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Ik doe mee' }).click();
  await page.getByRole('heading', { name: 'Wat liep goed?' }).waitFor();
  await page.getByLabel('Ik hielp iemand').check();
  await screenOf(page).getByRole('link', { name: 'Verder' }).click();
  await page.getByLabel('Goed en moeilijk').check();
  await screenOf(page).getByRole('link', { name: 'Terug' }).click();
  expect(await page.getByLabel('Ik hielp iemand').isChecked()).toBe(true);
  await screenOf(page).getByRole('link', { name: 'Verder' }).click();
  expect(await page.getByLabel('Goed en moeilijk').isChecked()).toBe(true);
  await screenOf(page).getByRole('link', { name: 'Verder' }).click();
  while ((await screenOf(page).getByRole('button', { name: 'Versturen' }).count()) === 0) {
    await expectNothingSticksOut(page);
    await screenOf(page).getByRole('link', { name: 'Overslaan' }).click();
  }
  await screenOf(page).getByRole('button', { name: 'Versturen' }).click();
  await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('vertellen we wat we ermee doen');
  await page.getByRole('link', { name: 'Naar het begin' }).click();
  expect(await page.getByRole('link', { name: 'Ik doe mee' }).count()).toBe(0);
  await page.context().close();
});

test('a mother reads in Arabic, stops half-way and goes on later, and what she sends waits until there is internet', async () => {
  const page = await familyPage(links().guardian, {});
  await page.getByRole('link', { name: 'سأشارك' }).click();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await screenOf(page).getByRole('textbox').fill('اتصلت المعلمة بنا');
  await screenOf(page).getByRole('link', { name: 'متابعة' }).click();
  await page.getByLabel('جيد وصعب').or(page.locator('[value=mixed]')).first().check();
  await screenOf(page).getByRole('button', { name: 'أكمل لاحقًا' }).click();
  await page.getByText('ينتظرك على هذا الجهاز').waitFor();
  expect(await axeFindings(page)).toEqual([]);

  await page.goto(`${inject('demoAddress')}/p/`);
  await page.getByRole('link', { name: /سأشارك|أكمل من حيث توقفت/ }).click();
  expect(await screenOf(page).getByRole('textbox').inputValue()).toBe('اتصلت المعلمة بنا');
  while ((await screenOf(page).getByRole('button', { name: 'إرسال' }).count()) === 0)
    await screenOf(page)
      .getByRole('link', { name: /متابعة|تخطٍّ/ })
      .click();
  await page.context().setOffline(true);
  await screenOf(page).getByRole('button', { name: 'إرسال' }).click();
  await page.locator('.ticks').getByText('✓').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'شكرًا', level: 1 }).waitFor();
  await expectNothingSticksOut(page);
  expect(page.troubles).toEqual([]);
  await page.context().close();
});

test('a family reads what the school heard and does, and says that it was clear', async () => {
  const page = await familyPage(links().guardian, {});
  await page.goto(`${inject('demoAddress')}/p/you-said`);
  await page.getByText('كل صباح يقف أحدنا عند الباب.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'نعم' }).first().click();
  await page.getByText('شكرًا. الآن نعرف ذلك.').waitFor();
  await expectNothingSticksOut(page);
  await page.context().close();
});

test('anybody reads it without a name, without scripts', async () => {
  const page = await freshPage(browser, { ...phone, locale: 'nl-BE', javaScriptEnabled: false });
  await page.goto(`${inject('demoAddress')}/said/de-bron`);
  await page.getByText('Er komt wel een rustige hoek op de speelplaats.').waitFor();
  await expectNothingSticksOut(page);
  await page.context().close();
});

describe.each([
  ['a phone', phone],
  ['a desktop', desktop],
])('on %s', (name, options) => {
  test('a teacher fills in together with a pupil, who sees what was written and changes it', async () => {
    const page = await staffPage(browser, links().teacher, options);
    await page.getByRole('link', { name: 'Rondes' }).click();
    await page.getByRole('link', { name: 'Bekijk Terugblik de voorbije maanden', exact: true }).click();
    await page.getByRole('link', { name: 'Bekijk 5A' }).click();
    await expectNothingSticksOut(page);
    expect(await axeFindings(page)).toEqual([]);
    await page
      .getByRole('link', { name: /^Samen invullen/ })
      .first()
      .click();
    await page.getByLabel('Contact met vrienden').check();
    await screenOf(page).getByRole('link', { name: 'Verder' }).click();
    while ((await screenOf(page).getByRole('button', { name: 'Nalezen' }).count()) === 0) await screenOf(page).getByRole('link', { name: 'Overslaan' }).click();
    await screenOf(page).getByRole('button', { name: 'Nalezen' }).click();
    await page.getByRole('heading', { name: 'Klopt het wat hier staat?' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('Contact met vrienden');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Iets veranderen' }).click();
    expect(await page.getByLabel('Contact met vrienden').isChecked()).toBe(true);
    await page.getByLabel('Minder drukte').check();
    await screenOf(page).getByRole('link', { name: 'Verder' }).click();
    while ((await screenOf(page).getByRole('button', { name: 'Nalezen' }).count()) === 0) await screenOf(page).getByRole('link', { name: 'Overslaan' }).click();
    await screenOf(page).getByRole('button', { name: 'Nalezen' }).click();
    await page.getByText('Contact met vrienden · Minder drukte').waitFor();
    await page.getByRole('button', { name: 'Ja, versturen' }).click();
    await page.getByText('Bewaard.').waitFor();
    expect(page.troubles).toEqual([]);
    await page.context().close();
  });

  test('a head sets a round ready in a few taps, and is told kindly what is still missing', async () => {
    const page = await staffPage(browser, links().leadership, options);
    await page.getByRole('link', { name: 'Rondes' }).click();
    await page.getByRole('button', { name: 'Begin met Leren uit afstandsonderwijs' }).click();
    await page.getByLabel('Over welke periode gaat het?').fill(`de week thuis (${name})`);
    await page.getByRole('button', { name: 'Zet de ronde open' }).click();
    await page.getByText('Kies eerst wie leest en antwoordt.').waitFor();
    expect(await page.getByLabel('Over welke periode gaat het?').inputValue()).toBe(`de week thuis (${name})`);
    await expectNothingSticksOut(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Wie leest en antwoordt?').selectOption({ index: 1 });
    await page.getByLabel('Wie springt in?').selectOption({ index: 2 });
    await page.getByRole('button', { name: 'Vragen aanpassen voor ouders' }).click();
    await page.getByRole('heading', { name: 'Vragen voor ouders' }).waitFor();
    await expectNothingSticksOut(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('De vraag', { exact: true }).fill('Wat is het gezinsinkomen?');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('Naar het inkomen van een gezin vragen we nooit.').waitFor();
    await page.getByRole('link', { name: 'Terug naar de ronde' }).click();
    expect(await page.getByLabel('Over welke periode gaat het?').inputValue()).toBe(`de week thuis (${name})`);
    expect(await page.getByLabel('Wie springt in?').inputValue()).not.toBe('');
    await page.getByText('Gooi dit ontwerp weg', { exact: true }).click();
    await page.getByRole('button', { name: 'Ja, gooi dit ontwerp weg' }).click();
    await page.getByRole('heading', { name: 'Alle rondes' }).waitFor();
    await page.context().close();
  });
});

describe('every screen of a round', () => {
  test.each(['nl', 'ar'])('axe finds nothing on any of them, in %s', { timeout: 300_000 }, async (language) => {
    const page = await freshPage(browser);
    const found: string[] = [];
    for (const example of ['lookback-6-9', 'lookback-14-18', 'lookback-guardian', 'needs-10-13']) {
      await page.goto(`${inject('galleryAddress')}/gallery/rounds/${example}?in=${language}`);
      const steps = await page.locator('.steps > section').evaluateAll((sections) => sections.map(({ id }) => id));
      expect(steps.length).toBeGreaterThan(3);
      for (const step of steps) {
        await page.evaluate((id) => {
          location.hash = id;
        }, step);
        for (const finding of await axeFindings(page)) found.push(`${example} ${step} ${finding}`);
      }
    }
    expect(found).toEqual([]);
  });
});
