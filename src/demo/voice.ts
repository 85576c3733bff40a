import { closeMadeUpVoice, letPeopleVote, openMadeUpVoice } from '../capabilities/voice/index.tsx';
import type { Ground } from '../platform/ground.ts';
import { today } from '../platform/time/clock.ts';
import { addDays, type SchoolCalendar } from '../platform/time/school-days.ts';
import type { Staff } from '../platform/web/visitor.ts';
import { clockOn, schoolDayFrom } from './days.ts';

/** One round of statements that is over, with what came out; and one that is open, with a sentence that waits to be read. */
export async function askVoice(ground: Ground, staff: Staff, calendar: SchoolCalendar, readers: { readerId: string; substituteId: string }): Promise<void> {
  const day = today(ground.clock);
  const before = schoolDayFrom(calendar, addDays(day, -45));
  const past = {
    title: 'Hoe gaan wij met elkaar om?',
    audiences: ['pupils', 'guardians'] as const,
    opensOn: before,
    closesOn: addDays(before, 21),
    ...readers,
  };
  const over = await openMadeUpVoice(clockOn(ground, before), staff, past);
  if (over) {
    await letPeopleVote(clockOn(ground, before), staff.school, over, { takesPart: (_, seat) => seat % 2 === 0, opinion, own: [] });
    const after = addDays(past.closesOn, 1);
    await closeMadeUpVoice(clockOn(ground, after), staff.school, after);
  }
  const yesterday = schoolDayFrom(calendar, addDays(day, -2));
  const now = {
    title: 'Wat vinden wij van school?',
    audiences: ['pupils', 'guardians', 'staff'] as const,
    opensOn: yesterday,
    closesOn: addDays(yesterday, 60),
    ...readers,
  };
  const open = await openMadeUpVoice(clockOn(ground, yesterday), staff, now);
  if (open)
    await letPeopleVote(clockOn(ground, yesterday), staff.school, open, {
      takesPart: isEarly,
      opinion,
      own: ['De fietsenstalling is te klein.', 'Meester Karim helpt altijd.'],
    });
}

/** Parents and 5A have not answered yet: whoever looks at the demo can do it for them. */
const isEarly: Parameters<typeof letPeopleVote>[3]['takesPart'] = ({ version, className }, seat) =>
  version !== 'guardian' && className !== '5A' && seat % 4 === 0;

/** Most people think the same of most; costs and rules divide them, letters are hard in other languages, and one statement nobody understands. */
const opinion: Parameters<typeof letPeopleVote>[3]['opinion'] = ({ shippedAs, place }, { language }, seat) => {
  if (shippedAs === 'voice.parent.same_line') return seat % 2 === 0 ? 'unclear' : 'pass';
  if (shippedAs === 'voice.parent.costs_clear' || shippedAs === 'voice.pupil.fair') return seat % 2 === 0 ? 'agree' : 'disagree';
  if (shippedAs === 'voice.parent.letters_hard') return language === 'nl' ? 'disagree' : 'agree';
  if (shippedAs === 'voice.pupil.nothing_changes' || shippedAs === 'voice.parent.judged') return seat % 5 === 0 ? undefined : 'pass';
  return (seat % 11 === 3) === place % 3 > 0 ? 'disagree' : 'agree';
};
