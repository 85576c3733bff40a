import { endMadeUpRounds, letHalfTakePart, openMadeUpRound } from '../capabilities/rounds/index.tsx';
import { tellMadeUpThemes } from '../capabilities/you-said-we-do/index.tsx';
import type { Ground } from '../platform/ground.ts';
import { type Day, shiftedClock, systemClock, today } from '../platform/time/clock.ts';
import { addDays, daysBetween, isSchoolDay, type SchoolCalendar } from '../platform/time/school-days.ts';
import type { Staff } from '../platform/web/visitor.ts';

/** A round that is over, with what was told back; and one that is open. Where holidays lie in between there is less. */
export async function askRounds(ground: Ground, staff: Staff, calendar: SchoolCalendar, readers: { readerId: string; substituteId: string }): Promise<void> {
  const day = today(ground.clock);
  const before = schoolDayFrom(calendar, addDays(day, -40));
  const past = { set: 'distance-learning', period: 'de week zonder school', opensOn: before, closesOn: addDays(before, 14), ...readers };
  const over = await openMadeUpRound(clockOn(ground, before), staff, past);
  if (over) {
    await letHalfTakePart(clockOn(ground, before), staff.school, over, lessons);
    await endMadeUpRounds(ground, staff.school, addDays(past.closesOn, 1));
    await tellMadeUpThemes(ground, staff, over, themesFor(readers.readerId, addDays(day, 14)));
  }
  const yesterday = schoolDayFrom(calendar, addDays(day, -2));
  const now = { set: 'lookback', period: 'de voorbije maanden', opensOn: yesterday, closesOn: addDays(yesterday, 18), ...readers };
  const open = await openMadeUpRound(clockOn(ground, yesterday), staff, now);
  if (open) await letHalfTakePart(clockOn(ground, yesterday), staff.school, open, lookback);
}

/** The same ground on an earlier day. */
export const clockOn = (ground: Ground, day: Day): Ground => {
  const ahead = ground.clock.now().getTime() - systemClock.now().getTime();
  return { ...ground, clock: shiftedClock(ahead - daysBetween(day, today(ground.clock)) * 86_400_000) };
};

function schoolDayFrom(calendar: SchoolCalendar, day: Day): Day {
  let found = day;
  while (!isSchoolDay(calendar, found)) found = addDays(found, 1);
  return found;
}

const lessons = {
  'dl.p.keep': ['Dat de juf elke dag belde', 'De filmpjes', 'Kleine groepjes'],
  'dl.p.change': ['Minder bladen om te printen', 'Meer tijd', 'Iemand die uitlegt'],
  'dl.o.keep': ['De gesprekken aan de poort', 'Een bericht in onze taal', 'Het pakket op papier'],
  'dl.o.change': ['Ik wist niet wie ik kon bellen', 'Te veel berichten op één dag', 'Geen printer thuis'],
};

const lookback = {
  'lb.p.different': ['Meer uitleg bij rekenen', 'Een plek om huiswerk te maken', 'Niet alleen zitten'],
  'lb.o.different': ['Een briefje in gewone woorden', 'Weten wie ik kan bellen', 'Meer tijd om te antwoorden'],
};

/** Two have an answer, one in Arabic too. */
const themesFor = (personId: string, byDay: Day) => [
  {
    heard: 'Ouders weten niet altijd wie ze kunnen aanspreken.',
    given: {
      answer: 'yes' as const,
      personId,
      byDay,
      told: 'Elke ochtend staat er iemand van ons aan de poort. U mag altijd iets vragen, ook zonder afspraak.',
    },
    translated: {
      language: 'ar' as const,
      words: { heard: 'لا يعرف الآباء دائمًا مع من يتحدثون.', told: 'كل صباح يقف أحدنا عند الباب. يمكنكم السؤال دائمًا، حتى بدون موعد.' },
    },
  },
  {
    heard: 'Sommige kinderen willen een langere middagpauze.',
    given: {
      answer: 'no' as const,
      personId,
      byDay: null,
      told: 'De bussen vertrekken om 16 uur, dus dat lukt niet. Er komt wel een rustige hoek op de speelplaats.',
    },
  },
];
