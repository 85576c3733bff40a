import type { Example } from '../../../platform/capability.ts';
import type { Frame } from '../../../platform/pages/page.tsx';
import type { Audience } from '../rules/content.ts';
import type { Opening } from '../rules/opening.ts';
import type { ShownPerson, Visit } from './anonymous-page.tsx';
import { AnswersPage } from './answers-page.tsx';
import { aroundOf } from './around-of-example.ts';
import { DeskPage } from './desk-page.tsx';
import { PosterPage } from './poster-page.tsx';
import { PublicPage } from './public-page.tsx';
import { UnreachablePage } from './unreachable-page.tsx';
import { WritePage } from './write-page.tsx';

const people: ShownPerson[] = [
  { id: 'a', name: 'An Peeters', duty: 'zorgjuf', secrecy: 'office', place: 'lokaal 12, elke dag van 8 tot 16 uur', hasPortrait: true, helloMegabytes: 0.2 },
  { id: 'b', name: 'Tom Maes', duty: 'CLB', secrecy: 'professional', place: 'het CLB, dinsdag en donderdag', hasPortrait: false, helloMegabytes: undefined },
  {
    id: 'c',
    name: 'Samira El Amrani',
    duty: 'brugfiguur',
    secrecy: 'office',
    place: 'de schoolpoort, elke ochtend',
    hasPortrait: false,
    helloMegabytes: undefined,
  },
];

const school = { slug: 'de-bron', name: 'De Bron' };
const fingerprint = '4X0RQW12ABCDEFGHJKMNPQRSTV';
const open: Opening = { isOpen: true, answerBy: '2026-11-26' };
const around = aroundOf(people);
const visit = (frame: Frame, audience: Audience): Visit => ({ frame, school, audience });
const history = people.map(({ name }) => ({ day: '2026-09-01', name, joined: true }));
const shown = { people, coming: [{ name: 'Els Wouters', from: '2026-11-27' }], opening: open, kept: { kept: 41, of: 44 }, fingerprint, history };

export const examples: Example[] = [
  { name: 'door-pupil', for: 'family', page: (frame) => <PublicPage visit={visit(frame, 'pupil')} {...shown} /> },
  { name: 'door-guardian', for: 'family', page: (frame) => <PublicPage visit={visit(frame, 'guardian')} {...shown} /> },
  { name: 'door-young', for: 'family', page: (frame) => <PublicPage visit={visit(frame, 'young')} {...shown} /> },
  {
    name: 'door-holiday',
    for: 'family',
    page: (frame) => <PublicPage visit={visit(frame, 'pupil')} {...shown} kept={undefined} opening={{ isOpen: false, why: 'holiday', until: '2027-01-04' }} />,
  },
  {
    name: 'door-closed',
    for: 'family',
    page: (frame) => (
      <PublicPage
        visit={visit(frame, 'guardian')}
        people={[]}
        coming={[]}
        history={[]}
        fingerprint=""
        kept={undefined}
        opening={{ isOpen: false, why: 'too-few' }}
      />
    ),
  },
  {
    name: 'write',
    for: 'family',
    page: (frame) => <WritePage visit={visit(frame, 'pupil')} people={people} around={around} answerBy="2026-11-26" />,
  },
  { name: 'answers', for: 'family', page: (frame) => <AnswersPage visit={visit(frame, 'guardian')} people={people} around={around} /> },
  { name: 'unreachable', for: 'family', page: (frame) => <UnreachablePage language={frame.language} /> },
  {
    name: 'desk',
    for: 'staff',
    page: (frame) => (
      <DeskPage
        frame={frame}
        school={school}
        people={people}
        coming={[]}
        opening={open}
        help={{ checkedOn: '2026-11-02', isUnchecked: false }}
        desk={{ duty: 'zorgjuf' }}
      />
    ),
  },
  {
    name: 'desk-of-others',
    for: 'staff',
    page: (frame) => (
      <DeskPage
        frame={frame}
        school={school}
        people={[]}
        coming={[]}
        opening={{ isOpen: false, why: 'too-few' }}
        help={{ checkedOn: undefined, isUnchecked: true }}
      />
    ),
  },
  {
    name: 'poster',
    for: 'staff',
    page: (frame) => <PosterPage frame={frame} school={school} address="https://vastegrond.school.example" people={people} fingerprint={fingerprint} />,
  },
];
