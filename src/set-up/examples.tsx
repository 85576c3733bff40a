import type { Example } from '../platform/capability.ts';
import { CodePage, PupilsStep, SchoolStep, YouStep } from './pages.tsx';

export const setUpExamples: Example[] = [
  { name: 'code', for: 'staff', page: (frame) => <CodePage frame={{ ...frame, staff: undefined }} slip /> },
  {
    name: 'school',
    for: 'staff',
    page: (frame) => (
      <SchoolStep frame={{ ...frame, staff: undefined }} form={{ name: '', phone: 'bel maar', place: '' }} slips={{ name: true, phone: true }} />
    ),
  },
  {
    name: 'you',
    for: 'staff',
    page: (frame) => <YouStep frame={{ ...frame, staff: undefined }} form={{ givenName: 'An', familyName: '' }} slips={{ familyName: true }} />,
  },
  { name: 'pupils', for: 'staff', page: (frame) => <PupilsStep frame={frame} /> },
];
