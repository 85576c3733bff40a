import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDoor, typeCard } from './at-the-door.ts';
import { expectNothingSticksOut, staffPage } from './at-work.ts';
import { axeFindings } from './axe.ts';
import { desktop, freshPage, openBrowser, phone } from './browser.ts';
import { type PrintedCard, printCards } from './cards.ts';
import { linksIn } from './program.ts';

const className = '5A';
/** Two children and two parents of that class. */
const names = ['Mila Singh', 'Noah Janssens', 'Céline Lefèvre', 'Ayşe Yılmaz'];
const title = 'Wat vinden wij van school?';
/** What all hands in the room are raised for; it was not put before this school year. */
const raised = 'Ik krijg belangrijke brieven liever op papier.';

let browser: Browser;
let cards: PrintedCard[];
/** Where the round is. */
let round: string;
beforeAll(async () => {
  browser = await openBrowser();
  cards = await printCards(browser, links().leadership, className, names);
  cards = names.flatMap((name) => cards.find((card) => card.name === name) ?? []);
});
afterAll(() => browser.close());

const links = () => linksIn(inject('demoFolder'));

/** The screen that shows; the others are not to be seen. */
const screenOf = (page: Page) => page.locator('.steps > section:visible');

interface Saying {
  agree: string;
  on: string;
  stop: string;
  thanks: string;
}

const dutch: Saying = { agree: 'Klopt', on: 'Verder', stop: 'Stoppen en versturen', thanks: 'Bedankt' };

/** Says "true" to the first two statements, and stops. */
async function sayTwo(page: Page, { agree, on, stop, thanks }: Saying): Promise<void> {
  for (let place = 0; place < 2; place++) {
    await screenOf(page).getByLabel(agree, { exact: true }).check();
    await expectNothingSticksOut(page);
    await screenOf(page).getByRole('link', { name: on }).click();
  }
  await screenOf(page).getByRole('button', { name: stop }).click();
  await page.getByRole('heading', { name: thanks, level: 1 }).waitFor();
}

/** A parent with a card on their own phone; their pages are in the language of their home. */
async function parentWith(card: PrintedCard, options: object = {}): Promise<Page & { troubles: string[] }> {
  const page = await freshPage(browser, { ...phone, locale: 'nl-BE', ...options });
  await openDoor(page, inject('demoAddress'));
  await typeCard(page, card, { isOwn: true });
  return page;
}

test('parents vote in three languages, one without scripts and one to whom it is read aloud, while a class answers on one tablet', {
  timeout: 60_000,
}, async () => {
  await Promise.all([voteInArabic(), voteInFrench(), voteInTurkish(), voteAsAClass()]);
});

test('a strip of paper is printed and typed over, hands are counted in a room, and a sentence is read', { timeout: 60_000 }, async () => {
  const page = await staffPage(browser, links().leadership, desktop);
  await page.getByRole('link', { name: 'Stemmen', exact: true }).click();
  await page.getByRole('link', { name: `Bekijk ${title}` }).click();
  round = page.url();
  await page.getByRole('link', { name: 'Bekijk Ouders' }).click();
  await page.getByRole('link', { name: 'Stroken op papier' }).click();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.strip-of-paper').first().locator('.statement').count()).toBe(12);
  await page.emulateMedia({ media: 'screen' });
  await page.goBack();
  await page
    .getByRole('link', { name: /^Van papier overtikken/ })
    .first()
    .click();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Klopt niet', { exact: true }).first().check();
  await page.getByRole('button', { name: 'Bewaren' }).click();
  await page.getByText('Bewaard.').waitFor();

  await page.getByRole('link', { name: 'Samen in een groep: handen omhoog' }).click();
  await page.getByRole('link', { name: 'Ouders', exact: true }).click();
  await page.getByLabel('Hoeveel mensen?').fill('12');
  const hands = page.locator('section.card', { hasText: raised });
  await hands.getByLabel('Klopt', { exact: true }).fill('13');
  await page.getByRole('button', { name: 'Bewaren' }).click();
  await page.getByText('Hier zijn meer handen dan mensen.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await hands.getByLabel('Klopt', { exact: true }).fill('12');
  await page.getByRole('button', { name: 'Bewaren' }).click();
  await page.getByText('De handen zijn bewaard.').waitFor();

  await page.getByRole('link', { name: /^Eigen zinnen lezen/ }).click();
  await page.getByText('Oyun alanı çok küçük.').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const card = page.locator('section.card', { hasText: 'Oyun alanı çok küçük.' });
  await card.getByLabel('De zin zoals iedereen hem ziet').fill('De speelplaats is te klein.');
  await card.getByRole('button', { name: 'Gebruik deze zin' }).click();
  await page.getByText('De schrijver ziet het op het eigen toestel.').waitFor();
  await page.goto(`${round}/statements`);
  await page.getByText('De speelplaats is te klein.').first().waitFor();
  await expectNothingSticksOut(page);
  expect(page.troubles).toEqual([]);
  await page.context().close();
});

test('the round closes: the head reads the three lists, makes a theme of a statement and answers it; who voted sees both', { timeout: 60_000 }, async () => {
  const page = await staffPage(browser, links().leadership, desktop);
  await page.goto(round);
  await page.getByRole('button', { name: 'Sluit de ronde' }).click();
  await page.getByText('de antwoorden worden losgemaakt van de namen').waitFor();
  // The figures are certified first, half a minute later.
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByRole('link', { name: 'Wat eruit kwam' }).count();
      },
      { timeout: 50_000, interval: 1_000 },
    )
    .toBe(1);
  await page.getByRole('link', { name: 'Wat eruit kwam' }).click();
  const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(headings.slice(0, 3)).toEqual(['Dit vinden we allemaal', 'Hier denken we anders', 'Dit weten we nog niet']);
  expect((await page.locator('.statements').first().innerText()).replace(/\s+/g, ' ')).toContain(`${raised} Klopt`);
  expect(await page.locator('main').innerText()).not.toMatch(/\d ?%/);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Maak er thema’s van: U zei, wij doen' }).click();
  await page.getByLabel(raised).check();
  await page.getByLabel('Wat hoorde u?').fill(`Ouders zeggen: ${raised}`);
  await page.getByRole('button', { name: 'Maak dit thema' }).click();
  await page
    .getByRole('link', { name: /^Antwoord geven/ })
    .first()
    .click();
  await page.getByLabel('Ja, dit doen wij').check();
  await page.getByLabel(/Wat doet de school, of waarom niet/).fill('Elke leerkracht belt elk gezin, ook als alles goed gaat.');
  await page.getByLabel('Wie is hiervoor aan te spreken?').selectOption({ index: 1 });
  await page.getByLabel(/Tegen wanneer/).fill('2027-06-01');
  await page.getByRole('button', { name: 'Bewaren en vertellen' }).click();
  await page.getByRole('link', { name: /^Antwoord veranderen/ }).waitFor();
  expect(page.troubles).toEqual([]);
  await page.context().close();

  const mother = await freshPage(browser, { ...phone, locale: 'nl-BE', javaScriptEnabled: false });
  await mother.goto(links().guardian);
  await mother.locator(`a[href="/p/voice/${round.split('/').at(-1)}/results"]`).click();
  await mother.getByRole('heading', { name: 'هذا رأينا جميعًا' }).waitFor();
  await expectNothingSticksOut(mother);
  await mother.getByRole('link', { name: 'ماذا تفعل المدرسة بذلك' }).click();
  await mother.getByText('Elke leerkracht belt elk gezin, ook als alles goed gaat.').waitFor();
  await mother.context().close();
});

/** A mother, who sees again on her phone what she said, and on no other. */
async function voteInArabic(): Promise<void> {
  const page = await freshPage(browser, { ...phone, locale: 'nl-BE' });
  await page.goto(links().guardian);
  await page.getByRole('link', { name: 'قولوا ما هو صحيح' }).click();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await axeFindings(page)).toEqual([]);
  await sayTwo(page, { agree: 'صحيح', on: 'متابعة', stop: 'أتوقف وأرسل', thanks: 'شكرًا' });
  await page.getByRole('link', { name: 'ما قلته' }).click();
  expect(await page.locator('.saying').allInnerTexts()).toEqual(['صحيح', 'صحيح']);
  expect(await axeFindings(page)).toEqual([]);
  await expectNothingSticksOut(page);
  expect(page.troubles).toEqual([]);
  await page.context().close();
  const other = await freshPage(browser, { ...phone, locale: 'nl-BE' });
  await other.goto(links().guardian);
  await other.getByRole('link', { name: /صوتكم: ما قلتموه/ }).click();
  await other.getByText('لم يُقل شيء بعد على هذا الجهاز.').waitFor();
  await other.context().close();
}

async function voteInFrench(): Promise<void> {
  const page = await parentWith(cards[2] as PrintedCard, { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Dire ce qui est vrai' }).click();
  await sayTwo(page, { agree: 'C’est vrai', on: 'Continuer', stop: 'Arrêter et envoyer', thanks: 'Merci' });
  await page.context().close();
}

/** Listens, and writes a sentence at the end. */
async function voteInTurkish(): Promise<void> {
  const page = await parentWith(cards[3] as PrintedCard);
  await page.addInitScript(readsAloudInTurkish);
  await page.reload();
  await page.getByRole('link', { name: 'Doğru olanı söyleyin' }).click();
  const statement = await screenOf(page).getByRole('heading').innerText();
  await screenOf(page).getByRole('button', { name: 'Sesli oku' }).click();
  const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  expect(spoken).toEqual(expect.arrayContaining([statement, 'Doğru', 'Anlamıyorum']));
  await screenOf(page).getByLabel('Anlamıyorum').check();
  await screenOf(page).getByRole('link', { name: 'Devam' }).click();
  while ((await screenOf(page).getByRole('textbox').count()) === 0) await screenOf(page).getByRole('link', { name: 'Geç' }).click();
  await screenOf(page).getByRole('textbox').fill('Oyun alanı çok küçük.');
  expect(await axeFindings(page)).toEqual([]);
  await screenOf(page).getByRole('button', { name: 'Gönder' }).click();
  await page.getByRole('heading', { level: 1, name: 'Teşekkürler' }).waitFor();
  expect(page.troubles).toEqual([]);
  await page.context().close();
}

/** Child after child. */
async function voteAsAClass(): Promise<void> {
  const head = await staffPage(browser, links().leadership, desktop);
  await head.getByRole('link', { name: 'Stemmen', exact: true }).click();
  await head.getByRole('link', { name: `Bekijk ${title}` }).click();
  await head.getByRole('link', { name: `Bekijk ${className}` }).click();
  expect(await axeFindings(head)).toEqual([]);
  await head.getByRole('link', { name: 'Klastoestel' }).click();
  await head.getByRole('button', { name: 'Geef mij een code' }).click();
  const code = await head.locator('.big-code').innerText();
  await head.context().close();
  const tablet = await freshPage(browser, { ...desktop, locale: 'nl-BE' });
  await tablet.goto(`${inject('demoAddress')}/class-device/at/de-bron`);
  await tablet.getByLabel('Code').fill(code);
  await tablet.getByRole('button', { name: 'Verder' }).click();
  for (const { number, secret, name } of cards.slice(0, 2)) {
    await tablet.getByLabel('Kaartnummer').fill(number);
    await tablet.getByLabel('Code', { exact: true }).fill(secret);
    await tablet.getByRole('button', { name: 'Verder' }).click();
    await tablet.getByText(`Dag ${name.split(' ')[0]}`).waitFor();
    await tablet.getByRole('link', { name: 'Zeg wat klopt' }).click();
    await sayTwo(tablet, dutch);
    expect(await tablet.getByRole('link', { name: 'Wat ik zei' }).count()).toBe(0);
    await tablet.getByRole('button', { name: 'Klaar. Geef door' }).click();
    await tablet.getByRole('heading', { name: 'Wie is er nu?' }).waitFor();
  }
  await tablet.context().close();
}

/** A device with a Turkish voice. */
function readsAloudInTurkish(): void {
  const spoken: string[] = [];
  Object.assign(window, { spoken });
  Object.defineProperty(window, 'speechSynthesis', {
    value: Object.assign(new EventTarget(), {
      getVoices: () => [{ lang: 'tr-TR', name: 'Turkish', localService: true }],
      speak: ({ text }: { text: string }) => spoken.push(text.trim()),
      cancel: () => undefined,
      speaking: false,
    }),
  });
  Object.assign(window, {
    SpeechSynthesisUtterance: class {
      constructor(readonly text: string) {}
    },
  });
}
