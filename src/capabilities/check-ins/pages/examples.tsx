import type { Example } from '../../../platform/capability.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Version } from '../rules/questions.ts';
import { AskPage, NoQuestionPage, ThanksPage } from './family-pages.tsx';
import type { AskProps } from './ask-form.tsx';

const ask = (version: Version, language: Language): AskProps => ({
  language,
  version,
  givenName: version === 'guardian' ? 'Fatima' : 'Zoë',
  answerId: '3c2b8b1e-5f0e-4f2c-9a53-0b6f6d3f0a11',
  ticket: '1d0a3a52-7b0e-4d0f-8a69-2f27a4f2b001.2d0a3a52-7b0e-4d0f-8a69-2f27a4f2b002.3d0a3a52-7b0e-4d0f-8a69-2f27a4f2b003.4d0a3a52-7b0e-4d0f-8a69-2f27a4f2b004.10-13.own-device.c2VhbGVkLWJ5LXRoZS1zY2hvb2wtYW5kLW5vYm9keS1lbHNl',
  school: '1d0a3a52-7b0e-4d0f-8a69-2f27a4f2b001',
  sealingKey: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  readerName: 'An Peeters',
  teacherNames: 'Bart Claes',
  people: [
    { id: 'a0000000-0000-4000-8000-000000000001', name: 'Bart Claes', about: 'Mijn juf, meester of klasleerkracht · ambtsgeheim', icon: 'person' },
    { id: 'a0000000-0000-4000-8000-000000000002', name: 'An Peeters', about: 'De zorgleerkracht of leerlingenbegeleider · ambtsgeheim', icon: 'support' },
    { id: 'a0000000-0000-4000-8000-000000000003', name: 'Samira El Amrani', about: 'De brugfiguur · ambtsgeheim', icon: 'bridge' },
    { id: 'a0000000-0000-4000-8000-000000000004', name: 'Tom Maes', about: 'Iemand van het CLB · beroepsgeheim', icon: 'support' },
  ],
});

const promise = { person: 'An Peeters', dueOn: '2026-11-24' };

export const examples: Example[] = [
  ...(['6-9', '10-13', '14-18', 'guardian'] as const).map(
    (version): Example => ({ name: `ask-${version}`, for: 'family', page: (frame) => <AskPage frame={frame} ask={ask(version, frame.language)} /> }),
  ),
  { name: 'closed', for: 'family', page: (frame) => <NoQuestionPage frame={frame} version="10-13" none={{ why: 'closed', until: '2026-11-30' }} /> },
  { name: 'done', for: 'family', page: (frame) => <NoQuestionPage frame={frame} version="guardian" none={{ why: 'done' }} /> },
  { name: 'thanks-talk', for: 'family', page: (frame) => <ThanksPage frame={frame} thanks={{ version: '10-13', device: 'own', state: 'talk', promise, place: 'lokaal 12' }} /> },
  { name: 'thanks-kept', for: 'family', page: (frame) => <ThanksPage frame={frame} thanks={{ version: 'guardian', device: 'shared', state: 'kept', reader: 'An Peeters', place: 'lokaal 12' }} /> },
  { name: 'thanks-class-device', for: 'family', page: (frame) => <ThanksPage frame={frame} thanks={{ version: '6-9', device: 'class', state: 'not-kept', place: 'lokaal 12' }} /> },
];
