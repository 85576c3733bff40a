import type { Page } from 'playwright-core';
import type { PrintedCard } from './cards.ts';

/** What stands on the door, in the languages that the journeys speak. */
const door = {
  nl: { own: 'Nederlands', language: 'Taal', number: 'Kaartnummer', secret: 'Code', ownDevice: 'Dit is ons eigen toestel', on: 'Verder' },
  ar: { own: 'العربية', language: 'اللغة', number: 'رقم البطاقة', secret: 'الرمز', ownDevice: 'هذا جهازنا الخاص', on: 'متابعة' },
};
export type JourneyLanguage = keyof typeof door;

/** Opens the door on a phone that is set to Dutch, and chooses the language there. */
export async function openDoor(page: Page, address: string, language: JourneyLanguage = 'nl'): Promise<void> {
  await page.goto(address);
  if (language !== 'nl') await chooseLanguage(page, 'nl', language);
  await page.getByLabel(door[language].number).waitFor();
}

export async function chooseLanguage(page: Page, from: JourneyLanguage, to: JourneyLanguage): Promise<void> {
  await page.getByRole('link', { name: door[from].language }).click();
  await page.getByRole('button', { name: door[to].own }).click();
}

export async function typeCard(
  page: Page,
  { number, secret }: Pick<PrintedCard, 'number' | 'secret'>,
  { language = 'nl', isOwn = false }: { language?: JourneyLanguage; isOwn?: boolean } = {},
): Promise<void> {
  await page.getByLabel(door[language].number).fill(number);
  await page.getByLabel(door[language].secret, { exact: true }).fill(secret);
  if (isOwn) await page.getByLabel(door[language].ownDevice).check();
  await page.getByRole('button', { name: door[language].on }).click();
}

/** A card as somebody types it who is in a hurry: small letters, an O for a nought, an L for a one, spaces anywhere. */
export const typedInHaste = ({ number, secret }: PrintedCard): Pick<PrintedCard, 'number' | 'secret'> => ({
  number: ` ${number.replaceAll('0', 'o').split('').join(' ')}`,
  secret: `${secret.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' ')} `,
});
