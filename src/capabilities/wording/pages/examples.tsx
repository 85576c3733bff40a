import type { Example } from '../../../platform/capability.ts';
import { WordingPage } from './wording-page.tsx';

const letter = `Beste mama's en papa's,

Op 14 maart gaan we naar de kinderboerderij. De uitstap kost 12 euro. Gelieve het bijgevoegde blad thuis af te drukken en morgen mee te geven.
Breng ook een lege schoendoos en een lijmpistool mee.`;

const note = 'Mama is ongeïnteresseerd: zij kwam niet naar het gesprek. Lou stelt zich aan als iets niet lukt.';

export const examples: Example[] = [
  { name: 'empty', for: 'staff', page: (frame) => WordingPage({ frame, kind: 'letter', text: '' }) },
  { name: 'letter', for: 'staff', page: (frame) => WordingPage({ frame, kind: 'letter', text: letter }) },
  { name: 'note', for: 'staff', page: (frame) => WordingPage({ frame, kind: 'note', text: note }) },
];
