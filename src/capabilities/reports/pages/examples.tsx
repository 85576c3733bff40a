import type { Example } from '../../../platform/capability.ts';
import type { VisiblePublication } from '../reading.ts';
import type { Category, Group, GroupTable } from '../small-groups/published.ts';
import type { Heading } from '../store.ts';
import { NetworkPage } from './network-page.tsx';
import { PublicationPage } from './publication-page.tsx';
import { PublicationsPage } from './publications-page.tsx';
import { SafetyPage } from './safety-page.tsx';

const lookBack: Heading = {
  id: 'a0000000-0000-4000-8000-000000000001',
  title: 'Terugblik van de herfst',
  audience: 'pupils',
  openedOn: '2026-11-02',
  closedOn: '2026-11-13',
  publishedOn: '2026-11-14',
};

const groups: Group[] = [
  { id: 'school', level: 'school', name: 'school', within: null, asked: 241 },
  { id: 'year-5', level: 'year', name: '5e jaar', within: 'school', asked: 44 },
  { id: 'class-5a', level: 'class', name: '5A', within: 'year-5', asked: 23 },
  { id: 'class-5b', level: 'class', name: '5B', within: 'year-5', asked: 21 },
];

const categories = (...texts: string[]): Category[] => texts.map((text, place) => ({ id: `${place}`, text, options: [`${place}`] }));
const feelings = categories('Heel goed', 'Goed', 'Gaat wel', 'Niet goed', 'Helemaal niet goed');
const wishes = categories('Een rustige plek', 'Meer uitleg', 'Tijd met vrienden');

const tablesOf = (school: GroupTable, ofClass: GroupTable): GroupTable[] => [school, { ...ofClass, group: 'class-5a' }];

const publication: VisiblePublication = {
  ...lookBack,
  fingerprint: '9f2c1d84a7be60335c4e0f7a2b1d9c6e8f0a3b5c7d9e1f2a4b6c8d0e2f4a6b8c',
  isUntouched: true,
  groups,
  seesWhole: true,
  questions: [
    {
      text: 'Hoe voel je je op school?',
      several: false,
      fingerprint: '1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014',
      tables: tablesOf(
        { group: 'school', categories: feelings, shown: { answered: 205, counts: [60, 75, 45, 15, 5], response: 'most' } },
        {
          group: '',
          categories: categories('Heel goed / Goed', 'Gaat wel', 'Niet goed / Helemaal niet goed'),
          shown: { answered: 18, counts: [12, 6, 0], response: 'most' },
        },
      ),
    },
    {
      text: 'Wat zou jou helpen?',
      several: true,
      fingerprint: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
      tables: tablesOf(
        { group: 'school', categories: wishes, shown: { answered: 190, counts: [80, 60, 115], response: 'most' } },
        { group: '', categories: wishes, withheld: { because: 'beside', see: 'school' } },
      ),
    },
    {
      text: 'Word je wel eens uitgelachen om iets wat je niet hebt?',
      several: false,
      fingerprint: 'fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13',
      tables: tablesOf(
        { group: 'school', categories: categories('Ja', 'Nee'), withheld: { because: 'alike', see: null } },
        { group: '', categories: categories('Ja', 'Nee'), withheld: { because: 'few', see: null } },
      ),
    },
  ],
};

const shares = (counts: number[], answered: number): GroupTable & { shown: object } => ({
  group: 'school',
  categories: categories('Ja', 'Soms', 'Nee'),
  shown: { answered, counts, response: 'half' },
});

/** Parents: with the languages beside each other, and where there were too few for that. */
const ofParents: VisiblePublication = {
  ...publication,
  title: 'Leren van thuis uit',
  audience: 'guardians',
  groups: groups.slice(0, 1),
  questions: [
    {
      text: 'Wist u bij wie u terechtkon met een vraag?',
      several: false,
      fingerprint: '0d5f8a1c7be2349960aa57c1e3f2b4d6987c0e1f2a3b4c5d6e7f8091a2b3c4d5',
      tables: [shares([75, 35, 40], 150), { ...shares([60, 15, 10], 85), trait: 'dutch' }, { ...shares([15, 20, 30], 65), trait: 'other' }],
    },
    {
      text: 'Was er thuis een toestel om mee te leren?',
      several: false,
      fingerprint: '7a9b0c1d2e3f40516273849a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e',
      tables: [
        shares([20, 5, 10], 35),
        ...['dutch', 'other'].map(
          (trait): GroupTable => ({ group: 'school', trait, categories: categories('Ja'), withheld: { because: 'few', see: 'school' } }),
        ),
      ],
    },
  ],
};

const networkShares = { categories: categories('Ja', 'Soms', 'Nee'), shown: { answered: 415, counts: [230, 85, 100] } };

const [school, , classOf5A] = groups as [Group, Group, Group];

export const examples: Example[] = [
  {
    name: 'publications',
    for: 'staff',
    page: (frame) => (
      <PublicationsPage
        frame={frame}
        publications={[lookBack, { ...lookBack, title: 'Leren van thuis uit', audience: 'guardians' }]}
        seesWhole
        older="/staff/reports?before=2026-11-02"
      />
    ),
  },
  { name: 'publications-none', for: 'staff', page: (frame) => <PublicationsPage frame={frame} publications={[]} seesWhole={false} /> },
  { name: 'publication', for: 'staff', page: (frame) => <PublicationPage frame={frame} publication={publication} group={school} /> },
  { name: 'publication-languages', for: 'staff', page: (frame) => <PublicationPage frame={frame} publication={ofParents} group={school} /> },
  {
    name: 'publication-class',
    for: 'staff',
    page: (frame) => <PublicationPage frame={frame} publication={{ ...publication, seesWhole: false }} group={classOf5A} />,
  },
  {
    name: 'publication-touched',
    for: 'staff',
    page: (frame) => <PublicationPage frame={frame} publication={{ ...publication, isUntouched: false }} group={school} />,
  },
  { name: 'network', for: 'staff', page: (frame) => <NetworkPage frame={frame} slip="Dit bestand kunnen we niet lezen: brief.pdf." /> },
  {
    name: 'network-added-up',
    for: 'staff',
    page: (frame) => (
      <NetworkPage
        frame={frame}
        added={{
          schools: ['De Bron', 'De Linde', 'Sint-Jozef'],
          tables: [
            { text: 'Wist u bij wie u terechtkon met een vraag?', several: false, schools: 3, ...networkShares },
            { text: 'Wat zou u helpen?', several: true, schools: 2, categories: wishes, withheld: 'few-schools' },
          ],
        }}
      />
    ),
  },
  { name: 'safety', for: 'staff', page: (frame) => <SafetyPage frame={frame} /> },
];
