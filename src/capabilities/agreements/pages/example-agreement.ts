import type { Language } from '../../../platform/texts/words.ts';
import { type OwnPartShown, type OwnTextShown, ownTextId } from '../../languages/index.tsx';
import type { AgreementLine, AgreementShown } from '../reading.ts';
import { differenceOf } from '../rules/difference.ts';
import { starters } from '../rules/starters.ts';
import { type AgreementWords, type FamilyField, familyFields } from '../rules/words.ts';

/** What the example pages show. */
export const words = starters.find(({ id }) => id === 'phone')?.words as AgreementWords;
const ill = starters.find(({ id }) => id === 'ill')?.words as AgreementWords;

/** A few parts as somebody translated and checked them. */
export const inArabic: Partial<Record<FamilyField, string>> = {
  title: 'الهاتف في المدرسة',
  decided: 'في الدرس لا نستعمل الهاتف. هذا في كل فلاندرز.',
  allowed: 'استعمال الهاتف في الاستراحة.\nالاتصال بالبيت من الاستقبال عند الحاجة.',
  why: 'هكذا ينتبه الجميع ولا يُصوَّر أحد رغمًا عنه.',
};

export function textOf(agreement: AgreementWords, language: Language, translated: Partial<Record<string, string>> = {}): OwnTextShown {
  const parts: Record<string, OwnPartShown> = {};
  for (const field of familyFields) {
    const dutch = agreement[field];
    const own = language === 'ar' ? translated[field] : undefined;
    if (dutch) parts[field] = own ? { dutch, text: own, language, state: 'checked' } : { dutch, text: dutch, language: 'nl', state: 'dutch' };
  }
  return { id: ownTextId('a0000000-0000-4000-8000-000000000021'), language, parts, voices: [] };
}

const answerText = (language: Language): OwnTextShown => ({
  id: ownTextId('a0000000-0000-4000-8000-000000000022'),
  language,
  parts: {
    question: { dutch: 'Hoe bereik ik mijn kind overdag?', text: 'Hoe bereik ik mijn kind overdag?', language: 'nl', state: 'dutch' },
    answer: { dutch: 'Bel het onthaal. Wij halen uw kind.', text: 'Bel het onthaal. Wij halen uw kind.', language: 'nl', state: 'dutch' },
  },
  voices: [],
});

export const changed = 'In de pauze mag het nu wel. 62 leerlingen vroegen dat.';

export const shown = (language: Language): AgreementShown => ({
  name: 'gsm',
  text: textOf(
    { ...words, whatChanged: changed, forChildren: 'Je gsm zit in je tas als we les hebben. Naar huis bellen mag in het onthaal.' },
    language,
    inArabic,
  ),
  publishedOn: '2026-11-20',
  isNew: true,
  startsOn: undefined,
  overSince: undefined,
  coming: undefined,
  isChanged: true,
  version: { id: 'a0000000-0000-4000-8000-000000000024', from: '2026-11-20', until: '2027-01-15' } as AgreementShown['version'],
  groups: ['pupils', 'guardians'],
  classes: ['3B', '4B'],
  person: { name: 'An Peeters', place: 'lokaal 12, elke dag van 8 tot 16 uur' },
  substitute: 'Tom Maes',
  answers: [answerText(language)],
});

export const lines = (language: Language): AgreementLine[] => [
  { name: 'gsm', text: textOf(words, language, inArabic), publishedOn: '2026-11-20', isNew: true, startsOn: undefined },
  { name: 'ziek', text: textOf(ill, language), publishedOn: '2026-09-01', isNew: false, startsOn: undefined },
  { name: 'huiswerk', text: textOf({ ...ill, title: 'Huiswerk: zo doen we het' }, language), publishedOn: '2026-11-18', isNew: true, startsOn: '2027-01-11' },
];

export const changes = [
  { field: 'decided' as const, pieces: differenceOf('Je gsm blijft de hele dag in je tas.', 'In de les blijft je gsm in je tas.') },
  { field: 'notAllowed' as const, pieces: differenceOf('', 'Filmen of foto’s maken van anderen.') },
];
