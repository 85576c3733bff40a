import type { Example } from '../platform/capability.ts';
import { ClassPage } from './class-page.tsx';
import { FamilyHome } from './family-home.tsx';
import { StaffHome } from './staff-home.tsx';

const card = { place: 1, content: <section class="card">…</section> };

export const homeExamples: Example[] = [
  { name: 'pupil', for: 'family', page: (frame) => <FamilyHome frame={frame} person={{ kind: 'pupil', givenName: 'Zoë' }} cards={[card]} /> },
  { name: 'guardian', for: 'family', page: (frame) => <FamilyHome frame={frame} person={{ kind: 'guardian', givenName: 'Fatima' }} cards={[card]} /> },
  { name: 'staff', for: 'staff', page: (frame) => <StaffHome frame={frame} day="dinsdag 24 november" cards={[card]} /> },
  { name: 'class', for: 'staff', page: (frame) => <ClassPage frame={frame} name="5A" cards={[card]} /> },
];
