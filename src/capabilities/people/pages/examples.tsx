import type { Example } from '../../../platform/capability.ts';
import { DoorPage, SchoolsPage } from './door-page.tsx';
import { MyCardPage, SecrecyPage } from './my-card-page.tsx';

const school = { slug: 'de-bron', name: 'De Bron', phone: '09 123 45 67' };

const cards = [{ number: '40213', printedOn: '2026-09-03', printedBy: 'Bart Claes', lastUsedOn: '2026-11-22' }];

export const examples: Example[] = [
  { name: 'door', for: 'family', page: (frame) => <DoorPage frame={frame} school={school} /> },
  {
    name: 'door-slips',
    for: 'family',
    page: (frame) => <DoorPage frame={frame} school={school} typed={{ number: '402', secret: 'abc', ownDevice: true }} slips={{ number: 'card.number-length', secret: 'card.secret-length' }} />,
  },
  {
    name: 'door-wait',
    for: 'family',
    page: (frame) => <DoorPage frame={frame} school={{ ...school, phone: null }} typed={{ number: '40213', secret: '', ownDevice: false }} trouble={{ waitMinutes: 15 }} />,
  },
  { name: 'schools', for: 'family', page: (frame) => <SchoolsPage frame={frame} schools={[school, { slug: 'de-linde', name: 'De Linde' }]} /> },
  { name: 'my-card', for: 'family', page: (frame) => <MyCardPage frame={frame} reader="guardian" device="shared" cards={cards} /> },
  { name: 'secrecy', for: 'family', page: (frame) => <SecrecyPage frame={frame} reader="pupil" /> },
];
