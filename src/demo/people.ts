import type { AgeVersion } from '../capabilities/people/tables.ts';
import type { Language } from '../platform/texts/words.ts';

/** The made-up school of the demo: everybody in it is invented. */
export const demoSchool = { slug: 'de-bron', name: 'De Bron', phone: '09 000 00 00', place: 'het groene bankje naast het secretariaat' };

export interface DemoFamily {
  familyName: string;
  language: Language;
  children: { givenName: string; class: string }[];
  /** One list a household; parents who live apart are two households. */
  households: { givenName: string; familyName?: string; language?: Language }[][];
}

export const demoClasses: { name: string; ageVersion: AgeVersion; teacher: [string, string] }[] = [
  { name: '1A', ageVersion: '6-9', teacher: ['Lien', 'Wouters'] },
  { name: '2A', ageVersion: '6-9', teacher: ['Hilde', 'De Smet'] },
  { name: '3A', ageVersion: '6-9', teacher: ['Joris', 'Goossens'] },
  { name: '4A', ageVersion: '6-9', teacher: ['Nele', 'Van Damme'] },
  { name: '5A', ageVersion: '10-13', teacher: ['Bart', 'Claes'] },
  { name: '6A', ageVersion: '10-13', teacher: ['Karim', 'Bensalem'] },
  { name: '1B', ageVersion: '10-13', teacher: ['Griet', 'Jacobs'] },
  { name: '2B', ageVersion: '10-13', teacher: ['Pieter', 'Lemmens'] },
  { name: '3B', ageVersion: '14-18', teacher: ['Eline', 'Mertens'] },
];

export const demoStaff = {
  leadership: ['Veerle', 'Janssens'],
  administrator: ['Dirk', 'Peeters'],
  care: ['An', 'Peeters'],
  bridge: ['Samira', 'El Amrani'],
  contactPerson: ['Tom', 'Maes'],
} as const;

/** Families with a story: those that a school should not overlook. */
const namedFamilies: DemoFamily[] = [
  // Four children, one phone.
  {
    familyName: 'El Khatib',
    language: 'ar',
    children: [
      { givenName: 'Amira', class: '5A' },
      { givenName: 'Youssef', class: '3A' },
      { givenName: 'Salma', class: '1A' },
      { givenName: 'Bilal', class: '2B' },
    ],
    households: [[{ givenName: 'Fatima' }, { givenName: 'Hassan' }]],
  },
  // Two households.
  {
    familyName: 'Dubois',
    language: 'fr',
    children: [{ givenName: 'Chloé', class: '5A' }],
    households: [[{ givenName: 'Céline', familyName: 'Lefèvre' }], [{ givenName: 'Benoît' }]],
  },
  // Twins in one class.
  {
    familyName: 'Yılmaz',
    language: 'tr',
    children: [
      { givenName: 'Çağla', class: '5A' },
      { givenName: 'Ömer', class: '5A' },
    ],
    households: [[{ givenName: 'Ayşe' }, { givenName: 'İbrahim' }]],
  },
  // No e-mail, no smartphone: paper and talking.
  { familyName: 'Vandenbroucke', language: 'nl', children: [{ givenName: 'Zoë', class: '6A' }], households: [[{ givenName: 'Marie-Thérèse' }]] },
  {
    familyName: 'Okafor',
    language: 'en',
    children: [
      { givenName: 'Chidi', class: '4A' },
      { givenName: 'Ada', class: '1B' },
    ],
    households: [[{ givenName: 'Ngozi' }]],
  },
  // The same name as another pupil.
  {
    familyName: 'Peeters',
    language: 'nl',
    children: [{ givenName: 'Emma', class: '5A' }],
    households: [[{ givenName: 'Kristof' }, { givenName: 'Sofie', familyName: 'Wouters' }]],
  },
  { familyName: 'Peeters', language: 'nl', children: [{ givenName: 'Emma', class: '6A' }], households: [[{ givenName: 'Wim' }]] },
];

const givenNames = [
  'Noah',
  'Louise',
  'Arthur',
  'Olivia',
  'Jules',
  'Juliette',
  'Lucas',
  'Mila',
  'Léon',
  'Nora',
  'Adam',
  'Lina',
  'Mohammed',
  'Inès',
  'Victor',
  'Elena',
  'Finn',
  'Yasmine',
  'Kobe',
  'Fien',
  'Ruben',
  'Lotte',
  'Senne',
  'Hanne',
  'Warre',
  'Jana',
  'Milan',
  'Aya',
  'Rayan',
  'Sara',
  'Elif',
  'Emir',
  'Zeynep',
  'Efe',
  'Hugo',
  'Camille',
  'Théo',
  'Maëlle',
  'Anaïs',
  'Björn',
];

const familyNames: [string, Language][] = [
  ['Janssens', 'nl'],
  ['Maes', 'nl'],
  ['Jacobs', 'nl'],
  ['Mertens', 'nl'],
  ['Willems', 'nl'],
  ['Claes', 'nl'],
  ['Goossens', 'nl'],
  ['De Backer', 'nl'],
  ['Van den Bossche', 'nl'],
  ['D’hondt', 'nl'],
  ['Lambert', 'fr'],
  ['Dupont', 'fr'],
  ['Benali', 'ar'],
  ['El Idrissi', 'ar'],
  ['Haddad', 'ar'],
  ['Kaya', 'tr'],
  ['Demir', 'tr'],
  ['Şahin', 'tr'],
  ['Mensah', 'en'],
  ['Singh', 'en'],
];

const parentNames = [
  'Sofie',
  'Karen',
  'Nathalie',
  'Leila',
  'Hatice',
  'Grace',
  'Els',
  'Ilse',
  'Mustafa',
  'Koen',
  'Jan',
  'Said',
  'Mehmet',
  'Samuel',
  'Peter',
  'Tine',
];

/** Fills every class up to twenty pupils; the same school at every run. */
export function demoFamilies(): DemoFamily[] {
  const places = new Map(demoClasses.map(({ name }) => [name, 20]));
  for (const { children } of namedFamilies) for (const child of children) places.set(child.class, (places.get(child.class) ?? 0) - 1);
  const families = [...namedFamilies];
  let turn = 0;
  for (const [className, free] of places) {
    for (let seat = 0; seat < free; seat++, turn++) {
      const [familyName, language] = familyNames[(turn * 7) % familyNames.length] as [string, Language];
      const parent = parentNames[(turn * 5) % parentNames.length] as string;
      families.push({
        familyName,
        language,
        children: [{ givenName: givenNames[(turn * 11) % givenNames.length] as string, class: className }],
        households: [[{ givenName: parent }]],
      });
    }
  }
  return families;
}
