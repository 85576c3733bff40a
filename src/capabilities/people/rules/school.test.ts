import { expect, test } from 'vitest';
import { isPhoneNumber, slugOf } from './school.ts';

test.each([
  ['De Bron', 'de-bron'],
  ['Basisschool De Linde', 'basisschool-de-linde'],
  ['Sint-Jozefsinstituut Één', 'sint-jozefsinstituut-een'],
  ['Gemeentelijke Basisschool De Kleine Reus van Sint-Martens-Latem', 'de-kleine-reus-sint-martens'],
  ['Vrije Gesubsidieerde Gemengde Lagere School', 'vrije-gesubsidieerde-gemengde'],
  ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', 'donaudampfschifffahrtselektrizit'],
  ['مدرسة', 'school'],
])('the address of %s is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test.each([
  ['09 123 45 67', true],
  ['+32 (0)9/123.45.67, vraag naar Els', true],
  ['bel maar', false],
  ['1', false],
])('%s can be called: %s', (typed, can) => {
  expect(isPhoneNumber(typed)).toBe(can);
});
