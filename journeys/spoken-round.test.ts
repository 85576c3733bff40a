import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectNothingSticksOut, staffPage } from './at-work.ts';
import { axeFindings } from './axe.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { linksIn } from './program.ts';
import { waitingOn } from './ready-to-send.ts';
import { spokenFile } from './spoken-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-round-'));
let browser: Browser;
let veerle: Awaited<ReturnType<typeof staffPage>>;
/** The page of the round for staff. */
let round: string;
beforeAll(async () => {
  writeFileSync(join(folder, 'voice.wav'), spokenFile());
  const flags = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${join(folder, 'voice.wav')}`];
  browser = await openBrowser({ flags });
  veerle = await staffPage(browser, links().leadership, desktop);
  round = await openRound();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @returns the page of the round for staff */
async function openRound(): Promise<string> {
  await veerle.getByRole('link', { name: 'Rondes' }).click();
  await veerle.getByRole('button', { name: 'Begin met Terugblik' }).click();
  await veerle.getByLabel('Over welke periode gaat het?').fill('de voorbije weken');
  await veerle.getByLabel('Wie leest en antwoordt?').selectOption({ label: 'Veerle Janssens' });
  await veerle.getByLabel('Wie springt in?').selectOption({ label: 'An Peeters' });
  await veerle.getByRole('button', { name: 'Zet de ronde open' }).click();
  await veerle.waitForURL('**/people');
  return veerle.url().replace(/\/people$/, '');
}

const links = () => linksIn(inject('demoFolder'));

const ask = (): string => new URL(round).pathname.replace('/staff/', '/p/');

/** Goes past questions without answering them, until this one. */
async function skipTo(page: Page, question: RegExp): Promise<void> {
  while (!(await page.getByRole('heading', { name: question, level: 2 }).isVisible())) await page.getByRole('link', { name: 'Overslaan' }).click();
}

/** Draws a roof with a finger or a mouse. */
async function drawRoof(page: Page): Promise<void> {
  const box = await page.locator('drawing-board:visible canvas').boundingBox();
  if (!box) throw new Error('There is nothing to draw on.');
  const to = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...to(0.2, 0.7));
  await page.mouse.down();
  await page.mouse.move(...to(0.5, 0.2), { steps: 8 });
  await page.mouse.move(...to(0.8, 0.7), { steps: 8 });
  await page.mouse.up();
}

const fieldOf = (page: Page, name: string): Promise<string> => page.locator(`[name="${name}"]`).inputValue();

describe('a child of ten on a small phone', () => {
  test('speaks one answer and draws another, without internet at the end; the reader hears and sees them', { timeout: 400_000 }, async () => {
    const page = await freshPage(browser, phone);
    const findings: string[] = [];
    const look = async (where: string): Promise<void> => {
      for (const finding of await axeFindings(page)) findings.push(`${where} ${finding}`);
      await expectNothingSticksOut(page);
    };
    const programs: string[] = [];
    page.on('request', (request) => void (/recorder|collector|drawing/.test(request.url()) && programs.push(request.url())));
    await page.goto(links().pupil);
    await page.goto(new URL(ask(), page.url()).href);

    await skipTo(page, /Wat veranderde er voor jou/);
    expect(programs).toEqual([]);
    await look('offered');
    await page.getByRole('button', { name: 'Spreek het in' }).click();
    await page.getByRole('button', { name: 'Begin te spreken' }).waitFor();
    await look('ready');
    expect(await page.getByLabel('Verander mijn stem').isChecked()).toBe(true);
    // Whoever only looked has said nothing.
    expect(await page.getByRole('link', { name: 'Overslaan' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Begin te spreken' }).click();
    await expect.poll(async () => (await page.locator('.seconds:visible').textContent()) ?? '').toMatch(/0:0[2-9]/);
    await look('speaking');
    // Going on ends it too.
    await page.getByRole('button', { name: 'Klaar' }).click();
    await page.locator('audio:visible').waitFor();
    await look('spoken');
    const [spokenIn = ''] = await page
      .locator('[name$="-sound"]')
      .evaluateAll((fields) => fields.filter((field) => (field as HTMLInputElement).value).map((field) => (field as HTMLInputElement).name));
    const spoken = await fieldOf(page, spokenIn);
    expect(spoken.length).toBeGreaterThan(8000);

    // Back and on again, nothing is lost.
    await page.locator('section:visible').getByRole('link', { name: 'Verder' }).click();
    await page.getByRole('link', { name: 'Terug' }).click();
    expect(await page.locator('audio:visible').count()).toBe(1);
    expect(await fieldOf(page, spokenIn)).toBe(spoken);
    await page.locator('section:visible').getByRole('link', { name: 'Verder' }).click();

    await skipTo(page, /Wie of wat hielp jou/);
    await page.getByRole('button', { name: 'Teken het' }).click();
    await page.locator('drawing-board:visible').waitFor();
    await look('empty sheet');
    await drawRoof(page);
    const first = await fieldOf(page, 'q-lb-p-helped-drawing');
    await page.getByRole('button', { name: 'Oranje' }).click();
    await page.mouse.move(40, 40);
    await drawRoof(page);
    const second = await fieldOf(page, 'q-lb-p-helped-drawing');
    expect(second).not.toBe(first);
    await page.getByRole('button', { name: 'Stap terug' }).click();
    expect(await fieldOf(page, 'q-lb-p-helped-drawing')).toBe(first);
    await page.getByRole('button', { name: 'Wis alles' }).click();
    expect(await fieldOf(page, 'q-lb-p-helped-drawing')).toBe('');
    await page.getByRole('button', { name: 'Blauw' }).click();
    await drawRoof(page);
    await look('drawn');
    const drawn = await fieldOf(page, 'q-lb-p-helped-drawing');
    console.log(`two seconds spoken: ${spoken.length} characters; a roof drawn: ${drawn.length} characters`);

    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Versturen' }).click();
    await page.getByText('Geen internet. Je antwoord is veilig bewaard').waitFor();
    expect(JSON.stringify(await waitingOn(page))).not.toContain(spoken.slice(0, 100));
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'Bedankt' }).waitFor();
    expect(findings).toEqual([]);
    expect(page.troubles).toEqual([]);
    await page.context().close();

    // By name at once.
    await veerle.goto(`${round}/named`);
    await veerle.getByRole('heading', { name: 'Amira El Khatib' }).waitFor();
    await veerle.locator('audio').evaluate((player: HTMLAudioElement) => player.play());
    await expect.poll(() => veerle.locator('audio').evaluate((player: HTMLAudioElement) => player.currentTime)).toBeGreaterThan(0.2);
    expect(await veerle.locator('audio').evaluate((player: HTMLAudioElement) => player.duration)).toBeGreaterThan(1.5);

    // Without a name once the round is over and its two books are apart, which is within some minutes.
    await veerle.goto(`${round}/people`);
    await veerle.getByText('Sluit de ronde nu af', { exact: true }).click();
    await veerle.getByRole('button', { name: 'Ja, sluit de ronde nu af' }).click();
    await expect.poll(async () => (await veerle.goto(`${round}/words`))?.status(), { timeout: 240_000, interval: 5000 }).toBe(200);
    const picture = veerle.getByRole('img', { name: 'Tekening bij deze vraag' });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((one: HTMLImageElement) => [one.complete, one.naturalWidth, one.naturalHeight])).toEqual([true, 480, 360]);
    const shown = await veerle.request.get(new URL((await picture.getAttribute('src')) ?? '', round).href);
    expect((await shown.body()).toString('base64url')).toBe(drawn);
    expect(await axeFindings(veerle)).toEqual([]);
    expect(veerle.troubles).toEqual([]);
  });
});

describe('in another round', () => {
  beforeAll(async () => {
    round = await openRound();
  });
  afterAll(async () => {
    await veerle.goto(`${round}/people`);
    await veerle.getByText('Sluit de ronde nu af', { exact: true }).click();
    await veerle.getByRole('button', { name: 'Ja, sluit de ronde nu af' }).click();
  });

  test('who stops finds what they spoke and drew on the same device, and goes on with it', async () => {
    const page = await freshPage(browser, phone);
    await page.goto(links().pupil);
    const address = new URL(ask(), page.url()).href;
    await page.goto(address);
    await skipTo(page, /Wat veranderde er voor jou/);
    await page.getByRole('button', { name: 'Teken het' }).click();
    await drawRoof(page);
    await page.getByRole('button', { name: 'Spreek het in' }).click();
    await page.getByRole('button', { name: 'Begin te spreken' }).click();
    await expect.poll(async () => (await page.locator('.seconds:visible').textContent()) ?? '').toMatch(/0:0[1-9]/);
    // Whoever goes on while they speak has said enough: nothing is lost.
    await page.getByRole('button', { name: 'Later verder' }).click();
    await page.getByText('wacht op dit toestel').waitFor();

    await page.goto(address);
    await skipTo(page, /Wat veranderde er voor jou/);
    await page.locator('audio:visible').waitFor();
    const before = await fieldOf(page, 'q-lb-p-meaning-drawing');
    expect((await fieldOf(page, 'q-lb-p-meaning-sound')).length).toBeGreaterThan(4000);
    await page.getByRole('button', { name: 'Zwart' }).click();
    const box = await page.locator('drawing-board:visible canvas').boundingBox();
    if (!box) throw new Error('There is nothing to draw on.');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y + 60, { steps: 4 });
    await page.mouse.up();
    const after = await fieldOf(page, 'q-lb-p-meaning-drawing');
    expect(after).not.toBe(before);
    await page.getByRole('button', { name: 'Stap terug' }).click();
    expect(await fieldOf(page, 'q-lb-p-meaning-drawing')).toBe(before);
    expect(page.troubles).toEqual([]);
    await page.context().close();
  });

  test('in a talk what was spoken and drawn is heard and seen once more before it is sent', async () => {
    const page = await staffPage(browser, links().leadership, desktop);
    await page.goto(`${round}/people`);
    await page.getByRole('link', { name: /5A/ }).first().click();
    await page
      .getByRole('link', { name: /^Samen invullen/ })
      .first()
      .click();
    await skipTo(page, /Wat veranderde er voor jou/);
    await page.getByRole('button', { name: 'Teken het' }).click();
    await drawRoof(page);
    await page.getByRole('button', { name: 'Spreek het in' }).click();
    await page.getByRole('button', { name: 'Begin te spreken' }).click();
    await expect.poll(async () => (await page.locator('.seconds:visible').textContent()) ?? '').toMatch(/0:0[2-9]/);
    await page.getByRole('button', { name: 'Klaar' }).click();
    await page.locator('section:visible').getByRole('link', { name: 'Verder' }).click();
    while (!(await page.getByRole('button', { name: 'Nalezen' }).isVisible())) await page.getByRole('link', { name: 'Overslaan' }).click();
    await page.getByRole('button', { name: 'Nalezen' }).click();
    await page.waitForURL('**/review');
    const player = page.locator('audio');
    await player.evaluate((one: HTMLAudioElement) => one.play());
    await expect.poll(() => player.evaluate((one: HTMLAudioElement) => one.currentTime)).toBeGreaterThan(0.2);
    const picture = page.getByRole('img', { name: 'Getekend' });
    await expect.poll(() => picture.evaluate((one: HTMLImageElement) => [one.complete, one.naturalWidth, one.naturalHeight])).toEqual([true, 480, 360]);
    expect(await axeFindings(page)).toEqual([]);
    expect(page.troubles).toEqual([]);
    await page.context().close();
  });

  test('without scripts nothing is offered that does not work, and words go as ever', async () => {
    const page = await freshPage(browser, { ...phone, javaScriptEnabled: false });
    await page.goto(links().pupil);
    await page.goto(new URL(ask(), page.url()).href);
    await skipTo(page, /Wat veranderde er voor jou/);
    expect(await page.getByRole('button', { name: /Spreek het in|Teken het/ }).count()).toBe(0);
    await page.context().close();
  });

  test('where the microphone is closed this is said, and what was typed stays', async () => {
    const deaf = await openBrowser();
    const page = await freshPage(deaf, phone);
    await page.goto(links().pupil);
    await page.goto(new URL(ask(), page.url()).href);
    await skipTo(page, /Wat veranderde er voor jou/);
    await page.locator('textarea:visible').fill('al iets getypt');
    await page.getByRole('button', { name: 'Spreek het in' }).click();
    await page.getByRole('button', { name: 'Begin te spreken' }).click();
    await page.getByText('De microfoon is dicht').waitFor();
    expect(await page.locator('textarea:visible').inputValue()).toBe('al iets getypt');
    await page.context().close();
    await deaf.close();
  });
});
