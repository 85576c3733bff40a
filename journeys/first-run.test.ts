import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, freshPage, openBrowser } from './browser.ts';
import { type Program, startProgram } from './program.ts';

let browser: Browser;
let program: Program;
beforeAll(async () => {
  browser = await openBrowser();
  program = await startProgram([]);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

test('whoever starts Vaste Grond for the first time has a school with pupils in three steps, and comes in again with passkey or paper', async () => {
  const code = await codeOnTheScreen();
  const page = await freshPage(browser, { ...desktop, locale: 'nl-BE' });
  const { session, authenticatorId } = await withFingerprint(page);

  await page.goto(program.address);
  await page.getByRole('heading', { name: 'Vaste Grond klaarzetten' }).waitFor();
  await page.getByLabel('Code van het startscherm').fill('AAAAA-AAAAA');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('Deze code past niet.').waitFor();
  await page.getByLabel('Code van het startscherm').fill(code.toLowerCase().replace('-', ' '));
  await page.getByRole('button', { name: 'Begin' }).click();

  await page.getByRole('heading', { name: 'Stap 1 van 3: uw school' }).waitFor();
  await page.getByLabel('Telefoon').fill('09 123 45 67');
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByText('Vul hier de naam van de school in.').waitFor();
  expect(await page.getByLabel('Telefoon').inputValue()).toBe('09 123 45 67');
  await page.getByLabel('Naam van de school').fill('Basisschool De Linde');
  await page.getByRole('button', { name: 'Verder' }).click();

  await page.getByRole('heading', { name: 'Stap 2 van 3: uzelf' }).waitFor();
  await page.getByLabel('Voornaam').fill('Mia');
  await page.getByLabel('Familienaam').fill('De Smet');
  await page.getByRole('button', { name: 'Verder' }).click();

  await page.getByRole('heading', { name: 'Welkom, Mia' }).waitFor();
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: 'Passkey maken' }).click();
  await page.getByText('Dat lukte niet. Probeer het nog eens').waitFor();
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.getByRole('button', { name: 'Passkey maken' }).click();

  const codes = await seeRecoveryCodesOnce(page);
  await page.getByRole('heading', { name: 'Stap 3 van 3: uw leerlingen' }).waitFor();
  await page.getByRole('button', { name: 'Vul met verzonnen leerlingen' }).click();
  await page.getByRole('heading', { name: 'Wie is gevraagd?' }).waitFor();
  await page.getByText('Basisschool De Linde').waitFor();
  await page.getByRole('link', { name: 'Bekijk 5A', exact: true }).click();
  await page.getByText('5A: 20 leerlingen').waitFor();
  await page.goto(`${program.address}/staff/set-up/pupils`);
  await page.getByRole('heading', { name: 'Leerlingenlijst' }).waitFor();

  await signOut(page);
  await page.getByRole('button', { name: 'Aanmelden met passkey' }).click();
  await page.getByRole('heading', { name: 'Vandaag' }).waitFor();

  await signOut(page);
  await useRecoveryCode(page, (codes[0] as string).toLowerCase().replaceAll('-', ' '));
  await page.getByRole('heading', { name: 'Welkom, Mia' }).waitFor();
  await page.getByRole('link', { name: 'Vandaag' }).click();
  await page.getByRole('heading', { name: 'Vandaag' }).waitFor();
  await signOut(page);
  await useRecoveryCode(page, codes[0] as string);
  await page.getByText('Deze code kennen we niet, of hij is al gebruikt.').waitFor();
  await useRecoveryCode(page, codes[1] as string);
  await page.getByRole('heading', { name: 'Welkom, Mia' }).waitFor();

  // The code of the start screen has done its work: nobody can set the school up a second time.
  const stranger = await freshPage(browser, { ...desktop, locale: 'nl-BE' });
  for (const path of ['/set-up', '/set-up/school', '/set-up/administrator']) {
    await stranger.goto(program.address + path);
    await stranger.getByRole('heading', { name: 'Niet gevonden' }).waitFor();
  }
  await page.goto(`${program.address}/set-up/administrator`);
  await page.getByRole('heading', { name: 'Niet gevonden' }).waitFor();
  await stranger.goto(program.address);
  await stranger.getByRole('heading', { name: 'Welkom bij Basisschool De Linde' }).waitFor();
  expect([...page.troubles, ...stranger.troubles]).toEqual([]);
});

async function codeOnTheScreen(): Promise<string> {
  await expect.poll(() => program.said).toMatch(/typ de code [0-9A-Z]{5}-[0-9A-Z]{5}\n/);
  return /typ de code (\S+)/.exec(program.said)?.[1] as string;
}

/** A device that knows its owner by fingerprint. */
async function withFingerprint(page: Page): Promise<{ session: CDPSession; authenticatorId: string }> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

/** Ten codes on a sheet, which nobody sees a second time. */
async function seeRecoveryCodesOnce(page: Page): Promise<string[]> {
  await page.getByRole('heading', { name: 'Uw herstelcodes' }).waitFor();
  await page.getByRole('button', { name: 'Toon mijn tien codes' }).click();
  await page.getByText('U ziet deze codes maar één keer.').waitFor();
  const codes = await page.locator('.codes code').allTextContents();
  expect(codes).toHaveLength(10);
  const address = page.url();
  await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
  await page.waitForURL((url) => url.href !== address);
  const again = await page.context().newPage();
  await again.goto(address);
  expect(await again.locator('main').innerText()).not.toContain(codes[0]);
  await again.close();
  return codes;
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /afmelden/ }).click();
  await page.getByRole('heading', { name: 'Aanmelden', exact: true }).waitFor();
}

async function useRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Herstelcode', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Aanmelden met code' }).click();
}
