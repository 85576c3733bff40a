import type { Ground } from '../../platform/ground.ts';
import { ticketsFor } from '../../platform/outbox/ticket.ts';
import type { IconName } from '../../platform/pages/icon/icon.tsx';
import { newId } from '../../platform/secrets/random.ts';
import type { Language } from '../../platform/texts/words.ts';
import { atSchool } from '../../platform/time/clock.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import { type Answerer, answerers, classOfPupil, namesOf, schoolCalendar, teachersOfClass } from '../people/index.ts';
import type { AskProps, Choosable } from './pages/ask-form.tsx';
import type { NoQuestion } from './pages/family-pages.tsx';
import { mayBeAsked, nextDayToAsk } from './rules/opening.ts';
import { type Question, questionsFor, readerOf, type Version } from './rules/questions.ts';
import { type AnswerTicket, type TalkTicket, ticketOf, wordsOf } from './rules/ticket.ts';
import { wasAskedSince } from './store/answers.ts';
import { type Db, occasionFor } from './store/occasions.ts';
import type { Way } from './tables.ts';
import { speakTo } from './texts/texts.ts';

/** The question for this person now, or why there is none. */
export type Asking = { ask: AskProps; version: Version; isAnswered: boolean } | { none: NoQuestion; version: Version };

export async function askingFor(ground: Ground, person: CardHolder): Promise<Asking> {
  const { day, minute } = atSchool(ground.clock.now());
  return ground.database.inSchool(person.school, async (db: Db) => {
    const schoolClass = person.kind === 'pupil' ? await classOfPupil(db, person.school, person.id) : undefined;
    const version: Version = person.kind === 'guardian' ? 'guardian' : (schoolClass?.ageVersion ?? '10-13');
    const occasion = await occasionFor(db, person, day);
    if (!occasion) return { none: { why: 'none' }, version };
    const calendar = await schoolCalendar(db, person.school);
    if (!mayBeAsked(calendar, day, minute)) return { none: { why: 'closed', until: nextDayToAsk(calendar, day) }, version };
    const classId = occasion.classId;
    const teachers = classId ? await teachersOfClass(db, person.school, classId) : [];
    const people = await answerers(db, person.school);
    const names = await namesOf(db, person.school, [occasion.readerId]);
    const ticket: AnswerTicket = { kind: 'answer', school: person.school, personId: person.id, occasionId: occasion.id, classId, version, way: wayOf(person) };
    return {
      version,
      isAnswered: await wasAskedSince(db, person, occasion.openedOn),
      ask: {
        language: person.language,
        version,
        givenName: person.givenName,
        answerId: newId(),
        ticket: writeAnswerTicket(ground, ticket),
        school: person.school,
        sealingKey: (await ground.keys.sealedBox(person.school)).publicKey,
        readerName: names.get(occasion.readerId) ?? '',
        teacherNames: teachers.map(({ givenName, familyName }) => `${givenName} ${familyName}`).join(', '),
        people: choosable(people, new Set(teachers.map(({ id }) => id)), version, person.language),
      },
    };
  });
}

const wayOf = ({ device }: CardHolder): Way => (device === 'class' ? 'class-device' : 'own-device');

const tickets = ticketsFor('check-in tickets');

export const writeAnswerTicket = (ground: Ground, ticket: AnswerTicket | TalkTicket): string => tickets.write(ground, wordsOf(ticket));

/** Undefined when we did not write it. */
export function ticketIn(ground: Ground, text: string): AnswerTicket | TalkTicket | undefined {
  const words = tickets.read(ground, text);
  return words && ticketOf(words);
}

/** The pupil's own teachers first, then everybody else who said yes; other classes' teachers stay out of the list. */
function choosable(people: Answerer[], teacherIds: ReadonlySet<string>, version: Version, language: Language): Choosable[] {
  const t = speakTo(readerOf(version), language);
  const who = questionsFor(version).find(({ field }) => field === 'who') as Question;
  const own = people.filter(({ id }) => teacherIds.has(id));
  const others = people.filter(({ id, roles }) => !teacherIds.has(id) && roles.some((role) => role !== 'teacher' && role !== 'administrator'));
  return [...own, ...others].map((person) => {
    const { option, icon } = dutyOf(person, teacherIds);
    const duty = who.options.find(({ value }) => value === option)?.text[language] ?? '';
    const secrecy = t(person.hasProfessionalSecrecy ? 'ask.secrecy-professional' : 'ask.secrecy-official');
    return { id: person.id, name: person.name, about: `${duty} · ${secrecy}`, icon };
  });
}

function dutyOf({ id, roles, hasProfessionalSecrecy }: Answerer, teacherIds: ReadonlySet<string>): { option: string; icon: IconName } {
  if (teacherIds.has(id)) return { option: 'class_teacher', icon: 'person' };
  if (hasProfessionalSecrecy) return { option: 'clb', icon: 'support' };
  if (roles.includes('bridge')) return { option: 'bridge', icon: 'bridge' };
  if (roles.includes('leadership')) return { option: 'principal', icon: 'door' };
  return { option: 'care', icon: 'support' };
}
