import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { newId } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { appoint, takeSteps } from './changing.ts';
import { openEntry } from './reading.ts';
import { pensFor } from './sealed-words.ts';
import { addEntry } from './store/changes.ts';
import { addLesson } from './store/lessons.ts';
import type { Db } from './store/seeing.ts';
import type { Obstacle } from './tables.ts';

/** Who is who in a made-up school. */
export interface MadeUpPeople {
  /** Works with paper and talks; the school worked with an app. */
  onPaper: string;
  /** Has been waiting for somebody who goes for longer than the school allowed itself. */
  waiting: string;
  /** Lives apart from the other parent. */
  apart: string;
  care: string;
  bridge: string;
  teacher: string;
}

interface MadeUpContact {
  personId: string;
  lostDaysAgo: number;
  enteredDaysAgo: number;
  obstacles: Obstacle[];
  known: string;
  guessed: string;
  going?: { ownerId: string; substituteId: string; done: string; next: string };
}

/** Loses a few contacts in a made-up school, up to this day. */
export async function loseMadeUpContacts(ground: Ground, school: SchoolId, people: MadeUpPeople, day: Day): Promise<void> {
  const care: Staff = { kind: 'staff', school, id: people.care, roles: ['care'], givenName: '', schoolName: '', schoolSlug: '', isDemo: true, language: 'nl' };
  await ground.database.inSchool(school, async (db: Db) => {
    for (const contact of contactsWith(people)) await lose(ground, db, care, contact, day);
    await addLesson(db, care, { id: newId(), words: 'In september belt elke klasleerkracht eerst met goed nieuws. Met een tolk waar dat nodig is.' }, day);
  });
}

const contactsWith = ({ onPaper, waiting, apart, care, bridge, teacher }: MadeUpPeople): MadeUpContact[] => [
  {
    personId: onPaper,
    lostDaysAgo: 60,
    enteredDaysAgo: 12,
    obstacles: ['screens-only', 'hours'],
    known: 'Wij stuurden alles via de app. Daar is nooit op geantwoord.',
    guessed: 'Misschien is er geen toestel voor de app. Vragen wat wel goed werkt.',
    going: {
      ownerId: bridge,
      substituteId: care,
      done: 'Een briefje meegegeven met de groeten, zonder vraag.',
      next: 'Aan de poort een praatje maken, na 16 uur.',
    },
  },
  {
    personId: waiting,
    lostDaysAgo: 90,
    enteredDaysAgo: 24,
    obstacles: ['no-answer', 'language'],
    known: 'In september kwam er een vraag over het busabonnement. Wij antwoordden niet.',
    guessed: '',
  },
  {
    personId: apart,
    lostDaysAgo: 45,
    enteredDaysAgo: 5,
    obstacles: ['only-bad-news'],
    known: 'Alle brieven gingen naar het andere adres.',
    guessed: 'Misschien denkt deze papa dat wij hem niet willen horen. Dat vragen we.',
    going: {
      ownerId: teacher,
      substituteId: bridge,
      done: 'Het juiste nummer gevraagd en overal aangepast.',
      next: 'Bellen om te zeggen wat goed gaat in de klas.',
    },
  },
];

async function lose(ground: Ground, db: Db, staff: Staff, contact: MadeUpContact, day: Day): Promise<void> {
  const { personId, obstacles, going } = contact;
  const pen = (await pensFor(ground, db, staff.school, [personId])).get(personId);
  if (!pen) return;
  const id = newId();
  const words = { known: pen.seal(contact.known, id, 'known'), guessed: pen.seal(contact.guessed, id, 'guessed') };
  const enteredOn = addDays(day, -contact.enteredDaysAgo);
  await addEntry(db, staff, { id, personId, lastOn: addDays(day, -contact.lostDaysAgo), isAbout: true, obstacles, ...words }, enteredOn);
  const asItIs = async () => {
    const open = await openEntry(ground, db, staff, id);
    return open && { db, staff, open, edition: open.entry.edition, day };
  };
  const first = going && (await asItIs());
  if (!going || !first) return;
  await appoint(first, going);
  const second = await asItIs();
  if (second) await takeSteps(second, newId(), { done: going.done, doneOn: addDays(day, -1), next: going.next, dueOn: addDays(day, 1) });
}
