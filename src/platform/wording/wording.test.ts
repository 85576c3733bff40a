import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import lettersA from '../../../content/letters/letters-a.json' with { type: 'json' };
import { saysNothingNew } from './covered-forms.ts';
import { adviceCards, changeFor } from './shared-with-browser/advice-cards.ts';
import type { Finding, TextKind } from './shared-with-browser/finding.ts';
import { formsOf } from './shared-with-browser/forms.ts';
import { checkerOf, findingsIn, readParagraph } from './shared-with-browser/letter-check.ts';
import { judgementLexicon, lexicon } from './shared-with-browser/lexicon.ts';
import { readingEase } from './shared-with-browser/plain-language.ts';
import { sentencesOf } from './shared-with-browser/tokens.ts';

const groupsIn = (text: string): string[] => [
  ...new Set(
    findingsIn(text, 'letter')
      .map(({ group }) => group)
      .filter((group) => group !== 'plain-language'),
  ),
];
const judged = (text: string): string[] =>
  findingsIn(text, 'note')
    .filter(({ group }) => group === 'judgement')
    .map(({ text: words }) => words);
const plain = (text: string, kind: TextKind = 'letter'): string[] =>
  findingsIn(text, kind)
    .filter(({ group }) => group === 'plain-language')
    .map(({ ruleId, text: words }) => `${ruleId.replace('plain-language.', '')}: ${words}`);

describe('what a letter takes for granted', () => {
  test.each([
    ['printer', 'U drukt het formulier thuis tweemaal af.'],
    ['printer', 'Het diploma moet u zelf inscannen.'],
    ['computer', 'Elke leerling beschikt over een eigen laptop.'],
    ['internet', 'De uitleg staat in een filmpje dat je thuis bekijkt.'],
    ['app_email', 'Inschrijven kan enkel via de link.'],
    ['money', 'We vragen vijf euro per kind.'],
    ['money', 'De uitstap kost € 12,50.'],
    ['money', 'Steek een tientje in een omslag.'],
    ['transport', 'U brengt uw kind die dag zelf naar het zwembad.'],
    ['working_hours', 'U wordt om 10.30 uur verwacht bij de directeur.'],
    ['homework_help', 'Overhoor elke avond de woordjes.'],
    ['dutch_literacy', 'Schrijf een kort verslagje in het schriftje.'],
    ['quiet_place', 'Uw kind werkt het best aan een eigen bureau in een stille kamer.'],
    ['family_form', 'We maken een cadeautje voor vaderdag.'],
    ['holidays', 'Maandag vertelt iedereen over zijn vakantie.'],
    ['birthdays', 'De jarige trakteert de hele klas.'],
    ['clothing_kit', 'Vergeet de zwemzak niet.'],
    ['materials', 'Breng een lege schoendoos mee.'],
    ['food', 'Geef een stukje fruit mee.'],
    ['short_notice', 'Gelieve het strookje morgen mee te geven.'],
    ['reachable', 'Zorg dat u altijd telefonisch bereikbaar bent.'],
    ['paperwork', 'Breng een doktersattest binnen.'],
    ['jargon', 'Na het MDO volgt een IAC.'],
    ['parent_help', 'Wie wil helpen bij de opruim van het schoolfeest?'],
    ['unwillingness', 'Dit is de laatste verwittiging.'],
  ])('%s: %s', (group, text) => expect(groupsIn(text)).toContain(group));

  test.each([
    'Wie geen printer heeft, vraagt het blad op het secretariaat. Anders drukt u het af.',
    'Gelieve het blad af te drukken. Dat kan ook op school, bij juf Nele.',
    'De school betaalt de bus en de inkom.',
    'Het verslag mag getypt, maar mag ook op papier.',
    'De leerlingen zoeken dit op met de computers van de school.',
    'Elk kind krijgt een T-shirt van de school.',
    'Trakteren is niet nodig: we vieren elke verjaardag met een lied.',
    'De kleuters bakten gisteren pannenkoeken.',
    'Helpen op het schoolfeest mag, maar moet niet.',
    'Uw kind hoeft geen doktersattest te hebben: een briefje van uzelf is genoeg.',
    'Vraag thuis gerust eens naar het verhaal van de beer.',
    'Bedankt voor de vele helpende handen op het schoolfeest!',
  ])('nothing to say about: %s', (text) => expect(groupsIn(text)).toEqual([]));

  test('an alternative some sentences away counts as well', () => {
    const letter = 'Druk het blad thuis af. Vul het in. Uw kind brengt het mee. We bekijken het samen. Geen printer? Vraag het blad aan de juf.';
    expect(groupsIn(letter)).not.toContain('printer');
  });

  test('what looks like an offer and is a threat takes nothing away', () => {
    expect(groupsIn('Breng een doktersattest mee. Wie geen attest heeft, mag niet meedoen.')).toContain('paperwork');
    expect(groupsIn('Alles komt via Smartschool. Op papier geven we niets meer mee.')).toContain('app_email');
  });

  test('what the lexicon suggests instead is never itself advised against', () => {
    for (const { id, suggestions } of lexicon.groups)
      for (const { nl } of suggestions) if (id !== 'jargon') expect([nl, groupsIn(nl).filter((group) => group === id)]).toEqual([nl, []]);
  });
});

describe('words that judge', () => {
  test.each([
    ['Mama is ongeïnteresseerd.', 'ongeïnteresseerd'],
    ['De ouders werken niet mee.', 'werken niet mee'],
    ['Hij loog opnieuw over zijn huiswerk.', 'loog'],
    ['Dit is een probleemgezin.', 'probleemgezin'],
    ['Lou stelt zich vaak aan.', 'stelt zich vaak aan'],
    ['Een luie leerling met een agressieve vader.', 'luie'],
    ['Zij heeft zeker autisme en ADHD.', 'heeft zeker autisme'],
    ['Net als zijn broer komt hij te laat.', 'Net als zijn broer'],
    ['Er is thuis geen structuur.', 'geen structuur'],
  ])('%s', (text, words) => expect(judged(text)).toContain(words));

  test.each([
    'Hij is niet lui.',
    'Zij zei: "Papa is agressief."',
    'Wij bieden onze excuses aan.',
    'De kinderen zagen een film over de zee.',
    'Wij halen de achterstand samen in.',
    'Lou kwam op 3 maart en op 5 maart na 9 uur binnen.',
  ])('nothing to say about: %s', (text) => expect(judged(text)).toEqual([]));

  test('each word of the lexicon is found, but for those that are only a soft question', () => {
    for (const { id, forms, weak_forms: weak = [] } of judgementLexicon.entries)
      for (const form of forms.filter((one) => !weak.includes(one) && !one.includes('*') && !one.includes(','))) {
        const known = judged(`Een collega noteerde ${form} in het verslag.`);
        if (!['excuses', 'zagen', 'profiteren van', 'vuil', 'andere cultuur', 'achterop', 'met opzet'].includes(form))
          expect([id, form, known.length > 0]).toEqual([id, form, true]);
      }
  });

  test('comes with what one saw instead, and the question behind', () => {
    const [finding] = findingsIn('Hij is brutaal.', 'note');
    expect(finding).toMatchObject({ ruleId: 'judge.014', group: 'judgement', start: 7, end: 14, suggestions: ["{Kind} zei letterlijk: '{citaat}'."] });
    expect(finding?.reason).toContain('Wat ging eraan vooraf?');
  });
});

describe('plain language', () => {
  test.each([
    [
      'long-sentence',
      'Wij willen u met deze brief graag laten weten dat de leerlingen van het vijfde leerjaar volgende week naar het bos in de buurt wandelen.',
    ],
    ['many-dates', 'Het is feest op 3 maart en op 12 april.'],
    ['many-sums', 'Het bad kost 3 euro en de bus 2 euro.'],
    ['passive', 'De kinderen worden om 9 uur ontvangen.'],
    ['jargon', 'Wij monitoren het leren.'],
    ['abbreviation', 'Het OCMW komt langs.'],
    ['sum-without-help', 'De uitstap kost 12 euro.'],
  ])('%s: %s', (rule, text) => expect(plain(text).filter((line) => line.startsWith(rule))).toHaveLength(1));

  test('a sum with a way to ask for help is fine', () => {
    expect(plain('De uitstap kost 12 euro. Is betalen moeilijk? Spreek juf Nora aan, dat blijft tussen ons.')).toEqual([]);
  });

  test('reading ease is a mild indication, and only of a text of some length (Flesch–Douma)', () => {
    expect(readingEase({ words: 100, syllables: 140, sentences: 10 })).toBeCloseTo(206.84 - 0.77 * 140 - 0.93 * 10);
    expect(readingEase({ words: 40, syllables: 90, sentences: 2 })).toBeUndefined();
  });
});

describe('whatever is pasted', () => {
  const at = (text: string, group: string): string[] =>
    findingsIn(text, 'letter')
      .filter((finding) => finding.group === group)
      .map(({ start, end }) => text.slice(start, end));

  test('marks that nobody sees, emoji and combining accents leave places right', () => {
    expect(at('👩‍👧 Beste ouders, \u200fdruk\u200b het blad a\u200df.', 'printer')).toEqual(['druk\u200b het blad a\u200df']);
    expect(at('🎉🎉 Breng een \u202bschoen\u00addoos\u202c mee 🎁', 'materials').join()).toContain('schoen\u00addoos');
    expect(findingsIn('Mama is ongei\u0308nteresseerd.', 'note')[0]?.text).toBe('ongei\u0308nteresseerd');
    expect(findingsIn('e\u0301e\u0301n 😀 Gelieve dit af te drukken', 'letter').map(({ text }) => text)).toContain('af te drukken');
  });

  test('a text in capitals is read, and shows no abbreviations', () => {
    expect(groupsIn('GELIEVE HET BLAD THUIS AF TE DRUKKEN. LES VAN HET VIJFDE.')).toEqual(['printer']);
    expect(plain('WIJ ZINGEN IN HET PARK')).toEqual([]);
  });

  test('nothing has nothing to say', () => {
    for (const text of ['', ' \n\n\t', '\u200b', '😀', '...', '\n'.repeat(5000)]) expect([text, findingsIn(text, 'letter')]).toEqual([text, []]);
  });

  test('every finding stands where it says, letter for letter', () => {
    const pieces = fc.constantFrom(
      'Breng',
      '5 euro',
      'mee',
      'morgen',
      'af te drukken',
      'is lui',
      '\u200f',
      '\u200b',
      '😀',
      '.',
      ',',
      '"',
      '\n\n',
      'CLB',
      'wordt',
      'gedaan',
      '(',
      'é',
      'A',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 40 }).map((words) => words.join(' ')),
          fc.string({ unit: 'binary', maxLength: 300 }),
        ),
        fc.constantFrom<TextKind>('letter', 'note'),
        (text, kind) => {
          for (const { start, end, text: words } of findingsIn(text, kind)) expect([text.slice(start, end), start < end]).toEqual([words, true]);
        },
      ),
    );
  });

  test('work grows with the text and not faster, also on one endless line and one endless word', () => {
    const comparisonsFor = (text: string): number => {
      const forms = formsOf([
        { says: 1, form: 'breng ~~ mee' },
        { says: 2, form: '(wordt|worden) ~ ~ door' },
        { says: 3, form: '*gerief' },
      ]);
      for (const sentence of sentencesOf(text)) forms.in(sentence);
      return forms.comparisons();
    };
    for (const unit of ['breng wordt ', 'gerief', 'breng breng ', '(([[""\'\' ', 'a.'])
      expect([unit, comparisonsFor(unit.repeat(8000)) <= 2.1 * comparisonsFor(unit.repeat(4000)) + 100]).toEqual([unit, true]);
  });

  test('a line of 100,000 signs and 40 pages come through', () => {
    for (const text of ['wordt druk breng '.repeat(6000), 'x'.repeat(100_000), '€1'.repeat(50_000), `${'"'.repeat(50_000)}'`, 'a\u0301'.repeat(50_000)])
      expect(Array.isArray(findingsIn(text, 'letter'))).toBe(true);
    const pages = lettersA.letters.map(({ text }) => text).join('\n\n');
    expect(findingsIn(`${pages}\n\n`.repeat(6), 'letter').length).toBeGreaterThan(1000);
  });
});

describe('while somebody types', () => {
  test('a checker that remembers says what one without a memory says, whatever is typed where', () => {
    const checker = checkerOf('letter');
    let text = lettersA.letters
      .slice(0, 4)
      .map((one) => one.text)
      .join('\n\n');
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom('', '\n\n', ' Geen printer? Vraag het aan de juf.', ' af te drukken', '.', 'x'),
        fc.nat({ max: 3 }),
        (where, words, gone) => {
          const place = where % (text.length + 1);
          text = text.slice(0, place) + words + text.slice(place + gone);
          expect(checker(text)).toEqual(findingsIn(text, 'letter'));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('only the paragraph that changed is read again', () => {
    const read: string[] = [];
    const checker = checkerOf('letter', (words, kind) => {
      read.push(words);
      return readParagraph(words, kind);
    });
    checker('Druk het blad af.\n\nBreng 5 euro mee.\n\nTot dan.');
    expect(read).toHaveLength(3);
    checker('Druk het blad af.\n\nBreng 6 euro mee.\n\nTot dan.');
    expect(read.slice(3)).toEqual(['Breng 6 euro mee.']);
    checker('Beste ouders\n\nDruk het blad af.\n\nBreng 6 euro mee.\n\nTot dan.');
    expect(read.slice(4)).toEqual(['Beste ouders']);
  });

  test('an offer typed in the last paragraph takes away what the first one asks', () => {
    const checker = checkerOf('letter');
    const asks = 'Druk het blad thuis af.\n\nTot dan.';
    expect(checker(asks).map(({ group }) => group)).toContain('printer');
    expect(checker(`${asks}\n\nGeen printer? Vraag het blad aan de juf.`).map(({ group }) => group)).not.toContain('printer');
  });

  test('a form of the lexicon stays out of what browsers are sent only where the rules find it without', () => {
    expect(saysNothingNew('printer', 'druk ~ af')).toBe(true);
    expect(saysNothingNew('printer', 'sneeuw')).toBe(false);
    expect(() => saysNothingNew('weather', 'sneeuw')).toThrow('No group weather');
  });

  test('what browsers are sent stays under 60 kB, lexicons included', () => {
    const manifest = JSON.parse(readFileSync('build/browser/manifest.json', 'utf8')) as Record<string, { file: string }>;
    const script = readFileSync(`build/browser/${manifest['wording-advice']?.file}`);
    expect(brotliCompressSync(script).length).toBeLessThanOrEqual(60_000);
  });
});

describe('taking over', () => {
  const changed = (text: string, kind: TextKind, pick: (finding: Finding) => boolean, place = 0): string => {
    const finding = findingsIn(text, kind).find(pick) as Finding;
    const { start, end, words } = changeFor(text, finding, finding.suggestions[place] ?? '');
    return text.slice(0, start) + words + text.slice(end);
  };

  test('an alternative comes behind the sentence that asks', () => {
    expect(changed('Druk dit af. Tot morgen!', 'letter', ({ group }) => group === 'printer')).toBe(
      'Druk dit af. Uw kind krijgt het blad op papier mee. Tot morgen!',
    );
  });

  test('what one saw comes instead of the sentence that judges', () => {
    expect(changed('Gisteren regende het. Hij is brutaal. Morgen praten we.', 'note', ({ group }) => group === 'judgement')).toBe(
      "Gisteren regende het. {Kind} zei letterlijk: '{citaat}'. Morgen praten we.",
    );
  });

  test('an easy word comes instead of the hard one', () => {
    expect(changed('Teneinde te leren.', 'letter', ({ ruleId }) => ruleId === 'plain-language.jargon')).toBe('Om te leren.');
  });

  test('findings that say the same stand on one card', () => {
    const cards = adviceCards(findingsIn('Druk dit af. Print ook de tweede bladzijde.', 'letter'), { judgement: 'j', plainLanguage: 'p' });
    expect(cards.map(({ key, findings }) => [key, findings.length])).toEqual([['printer', 2]]);
  });
});
