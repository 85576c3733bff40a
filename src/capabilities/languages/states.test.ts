import { describe, expect, test } from 'vitest';
import { partShown, stateOf, type Translation } from './rules/states.ts';

const [dutch, arabic] = ['De gsm blijft in de tas.', 'يبقى الهاتف في الحقيبة.'];

const translation = (changed: Partial<Translation>): Translation => ({
  key: 'decided',
  language: 'ar',
  words: arabic,
  ofDutch: dutch,
  way: 'typed',
  checkedOn: null,
  ...changed,
});

const checked: Partial<Translation> = { checkedOn: '2026-11-20' };
const machine: Partial<Translation> = { way: 'by-machine' };
const changed: Partial<Translation> = { ofDutch: 'De gsm blijft thuis.' };

const inDutch = { dutch, text: dutch, language: 'nl', state: 'dutch' };
const inArabic = { dutch, text: arabic, language: 'ar' };

describe('what a family reads of a part', () => {
  test.each([
    ['checked', checked, false, { ...inArabic, state: 'checked' }],
    ['typed and not checked', {}, true, inDutch],
    ['by machine and not checked', machine, false, inDutch],
    ['by machine, where the school lets it be read with its label', machine, true, { ...inArabic, state: 'by-machine' }],
    ['by machine and checked since', { ...machine, ...checked }, false, { ...inArabic, state: 'checked' }],
    ['checked, of Dutch that changed', { ...checked, ...changed }, false, { ...inDutch, state: 'outdated', earlier: arabic }],
    ['typed and never checked, of Dutch that changed', changed, true, inDutch],
    ['by machine and never checked, of Dutch that changed', { ...machine, ...changed }, true, inDutch],
  ] as const)('%s', (_, how, showsMachine, shown) => {
    expect(partShown(dutch, translation(how), showsMachine)).toEqual(shown);
  });

  test('not translated', () => {
    expect([stateOf(dutch, undefined), partShown(dutch, undefined, true)]).toEqual(['missing', inDutch]);
  });
});
