import { describe, expect, test } from 'vitest';
import { formsOf } from './shared-with-browser/forms.ts';
import { sentencesOf } from './shared-with-browser/tokens.ts';

/** The words that a form is found in, once each. */
function foundIn(text: string, form: string): string[] {
  const forms = formsOf([{ says: form, form }], { kind: 'kind|kinderen' });
  return sentencesOf(text).flatMap((sentence) =>
    forms.in(sentence).map(({ from, to }) =>
      sentence.tokens
        .slice(from, to + 1)
        .map(({ word }) => word)
        .join(' '),
    ),
  );
}

describe('how a form is written', () => {
  test.each([
    ['neem+', 'Neem, neemt, nemen, genomen.', ['neem', 'neemt', 'nemen']],
    ['schrijf+', 'Schrijf, schrijft, schrijven.', ['schrijf', 'schrijft', 'schrijven']],
    ['zet+', 'Zet, zetten, zitten.', ['zet', 'zetten']],
    ['bel+', 'Bel, belt, bellen, belen.', ['bel', 'belt', 'bellen']],
    ['teken+', 'Teken, tekent, tekenen.', ['teken', 'tekent', 'tekenen']],
    ['nodig+', 'Nodig, nodigt, nodigen.', ['nodig', 'nodigt', 'nodigen']],
    ['mee_neem', 'Neem het boek mee.', ['neem het boek mee']],
    ['mee_neem', 'Wie het wil meenemen, heeft het meegenomen.', ['meenemen', 'meegenomen']],
    ['af_druk', 'Gelieve dit af te drukken, of het afgedrukt te vragen.', ['af te drukken', 'afgedrukt']],
    ['$kind & op_haal', 'Haal uw kind op.', ['haal uw kind op']],
    ['$kind & op_haal', 'De kinderen ophalen kan.', ['kinderen ophalen']],
    ['$kind & op_haal', 'Kom op te halen wat van uw kind is.', ['op te halen wat van uw kind']],
    ['(zand|water) & (emmer|schop)', 'Een schop voor het zand.', ['schop voor het zand']],
    ['ge*d', 'Gevuld, gebracht, ged.', ['gevuld']],
    ['uit_leg', 'De kinderen lagen uit.', []],
  ])('%s in “%s”', (form, text, found) => expect(foundIn(text, form)).toEqual(found));

  test('brackets stand in no brackets', () => {
    expect(() => formsOf([{ says: 1, form: 'in (het (rode|blauwe)|een) huis' }])).toThrow('Brackets within brackets');
  });
});
