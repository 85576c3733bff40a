import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everydayLongWords } from './shared-with-browser/long-words.ts';
import { jargon } from './shared-with-browser/plain-words.ts';
import { findingsInQuestion, questionRules } from './shared-with-browser/questions.ts';

const ruleOf = (ruleId: string): string => ruleId.replace('plain-language.', '');
const told = (text: string): string[] => findingsInQuestion(text).map(({ ruleId, text: words }) => `${ruleOf(ruleId)}: ${words}`);

describe('advice on a question', () => {
  const cases: Record<(typeof questionRules)[number], [text: string, words: string][]> = {
    'long-sentence': [
      [
        'Wat zou de school volgens jou nog kunnen doen om de speelplaats voor iedereen een fijne plek te maken?',
        'Wat zou de school volgens jou nog kunnen doen om de speelplaats voor iedereen een fijne plek te maken?',
      ],
      [
        'Dag. Wij willen graag van u horen of de brieven van de school dit jaar op tijd bij u thuis kwamen.',
        'Wij willen graag van u horen of de brieven van de school dit jaar op tijd bij u thuis kwamen.',
      ],
    ],
    'long-word': [
      ['Wat vond je van de meerdaagse kennismakingsactiviteiten?', 'kennismakingsactiviteiten'],
      ['Ken je het inschrijvingsformulier?', 'inschrijvingsformulier'],
    ],
    'two-questions': [
      ['Kon uw kind thuis leren? Was er plaats?', 'Was er plaats?'],
      ['Wanneer en hoe praten wij met u?', 'en hoe'],
      ['Wat liep goed en wat niet?', 'en wat'],
      ['Met wie speel je en waar speel je?', 'en waar'],
      ['Heb je vrienden en voel je je veilig?', 'en voel je'],
      ['Was de uitleg kort en duidelijk?', 'kort en duidelijk'],
      ['Help je thuis en/of op school?', 'en/of'],
    ],
    negation: [
      ['Ik voel mij niet alleen op school.', 'niet'],
      ['Op school lacht niemand mij uit.', 'niemand'],
      ['De leerkrachten roepen nooit.', 'nooit'],
      ['Mijn juf vergeet geen enkel kind.', 'geen'],
    ],
    leading: [
      ['Vind je ook niet dat het rustiger is in de klas?', 'Vind je ook niet'],
      ['Vindt u niet dat de school haar best doet?', 'Vindt u niet'],
      ['De sportdag was leuk, toch?', ', toch'],
      ['Je luistert naar de juf, hè?', ', hè'],
      ['Ben je het ermee eens dat gsm’s weg moeten?', 'Ben je het ermee eens'],
      ['Zou je niet beter vroeger gaan slapen?', 'Zou je niet beter'],
      ['Hoe leuk vond je de uitstap?', 'Hoe leuk vond'],
      ['Je maakt natuurlijk elke dag je huiswerk. Waar doe je dat?', 'natuurlijk'],
    ],
    passive: [
      ['Word je door de juf geholpen?', 'Word je door'],
      ['Werd er naar jou geluisterd?', 'Werd er naar jou geluisterd'],
      ['Worden de afspraken goed uitgelegd?', 'Worden de afspraken goed uitgelegd'],
      ['Weet je wat er met jouw idee gedaan wordt?', 'gedaan wordt'],
    ],
    abbreviation: [
      ['Ken je iemand van het CLB?', 'CLB'],
      ['Was u op het MDO?', 'MDO'],
    ],
    jargon: [
      ['Helpen de sticordi-maatregelen jou?', 'sticordi'],
      ['Was de evaluatie duidelijk?', 'evaluatie'],
      ['Wat vindt u van de rapportering?', 'rapportering'],
      ['Hoe is jouw welbevinden?', 'welbevinden'],
      ['Kent u ons zorgcontinuüm?', 'zorgcontinuüm'],
      ['Hoe differentiëren wij in de klas?', 'differentiëren'],
      ['Wat weet u over het M-decreet?', 'M-decreet'],
      ['Wat vindt u van de ouderbetrokkenheid?', 'ouderbetrokkenheid'],
    ],
    why: [
      ['Waarom ben je boos?', 'Waarom ben je boos'],
      ['Waarom voel jij je alleen?', 'Waarom voel jij je alleen'],
      ['Waarom kom je altijd te laat?', 'Waarom kom je altijd te laat'],
    ],
  };

  test.each(questionRules.flatMap((kind) => cases[kind].map(([text, words]) => ({ kind, text, words }))))('$kind: $text', ({ kind, text, words }) => {
    expect(told(text).filter((line) => line.startsWith(kind))).toEqual([expect.stringContaining(`${kind}: ${words}`)]);
  });

  test.each([
    'Wat liep goed?',
    'Wie of wat hielp jou?',
    'Waar maak jij je zorgen over?',
    'Hoe was {periode} voor jou?',
    'Heb je pen en papier?',
    'Wat hebben u en uw kind nodig om goed te starten?',
    'Wil je praten of blijf je liever alleen?',
    'Wat word je later?',
    'Werd het gezond eten?',
    'Antwoorden hoeft niet.',
    'Wat is moeilijk? Je mag meer dan één ding kiezen.',
    'Ik heb een plek om te spelen.',
    'Waarom is de lucht blauw?',
    'Waarom kies jij dit boek?',
    'Was je op tijd op de leerlingenraad?',
    'Wie van de leerlingenbegeleiding ken je?',
    'Heb je een gsm of TV op je kamer?',
    'Ken je iemand van het CLB (het centrum voor leerlingenbegeleiding)?',
    'Wat vond je van de les wereldoriëntatie?',
    'HOE GAAT HET MET JOU?',
    'Slaap je goed?',
    'Vond je de sportdag leuk of saai?',
    'Wat vind je van de nieuwe speelplaats?',
    'Hoe goed kon je slapen?',
    'Wat vragen wij NIET van thuis?',
  ])('nothing to say about: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  test('says what one can say instead where something often fits', () => {
    const suggested = (text: string): [string, string[]][] => findingsInQuestion(text).map(({ text: words, suggestions }) => [words, suggestions]);
    expect(suggested('Was de evaluatie van het CLB duidelijk?')).toEqual([
      ['evaluatie', ['een toets, of bekijken hoe het ging']],
      ['CLB', ['het centrum voor leerlingenbegeleiding']],
    ]);
    expect(suggested('Waarom ben je bang?')).toEqual([['Waarom ben je bang', ['Wat maakt dat …?']]]);
    expect(suggested('Ben je lid van de XYZ?')).toEqual([['XYZ', []]]);
    expect(findingsInQuestion('Kent u het CLB?')[0]?.reason).toBe('Niet iedereen kent “CLB”. Schrijf het voluit.');
  });

  test('comes in the order of the text, and more than once where there is more to say', () => {
    expect(told('Vind je niet dat de evaluatie lang en moeilijk was, of werd ze goed uitgelegd?')).toEqual([
      'leading: Vind je niet',
      'jargon: evaluatie',
      'two-questions: lang en moeilijk',
      'passive: werd ze goed uitgelegd',
    ]);
  });

  test('a second question is named once, whatever it joins', () => {
    expect(told('Kwam jij mee? Wat weten we zeker en wat denken we?')).toEqual(['two-questions: Wat weten we zeker en wat denken we?']);
  });

  test('a word of the school is not also called long', () => {
    expect(told('Kent u de handelingsplannen en het leerlingvolgsysteem?').filter((line) => line.startsWith('long-word'))).toEqual([]);
  });
});

describe('in other languages', () => {
  const french = "Qu'est-ce que l'école pourrait encore faire selon toi pour que la cour soit un endroit agréable pour tous ?";

  test('only the length of a sentence and abbreviations are looked at', () => {
    expect(findingsInQuestion(french, 'fr').map(({ ruleId }) => ruleOf(ruleId))).toEqual(['long-sentence']);
    expect(findingsInQuestion('Do you know the CLB?', 'en').map(({ text }) => text)).toEqual(['CLB']);
    expect(findingsInQuestion('Waarom ben je boos?', 'en')).toEqual([]);
  });

  test('nothing is said of what nobody here can judge', () => {
    expect(findingsInQuestion(french, 'ar')).toEqual([]);
    expect(findingsInQuestion(french, 'tr')).toEqual([]);
  });
});

test('the words of an advice always stand in the text, letter for letter, whatever somebody types', () => {
  const pieces = fc.constantFrom(
    'Waarom',
    'ben je',
    'boos',
    'niet',
    'en hoe',
    'en/of',
    'werd',
    'geholpen',
    'CLB',
    'evaluatie',
    '?',
    '.',
    '\n',
    ', toch?',
    '{periode}',
    '😀',
    'é',
    'Ik',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 30 }).map((words) => words.join(' ')),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
      ),
      (text) => {
        for (const { start, end, text: words } of findingsInQuestion(text)) expect([text.slice(start, end), words.length > 0]).toEqual([words, true]);
      },
    ),
  );
});

test('the lists hold what they say they hold', () => {
  for (const word of everydayLongWords) expect([word, word.length > 14]).toEqual([word, true]);
  for (const [form, instead] of jargon) {
    expect([form, instead.length > 0]).toEqual([form, true]);
    expect([form, findingsInQuestion(instead).filter(({ ruleId }) => /jargon|long-word/.test(ruleId))]).toEqual([form, []]);
  }
});
