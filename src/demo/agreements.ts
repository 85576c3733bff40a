import { agreeMadeUp, type MadeUpAgreement } from '../capabilities/agreements/index.tsx';
import { planMadeUp } from '../capabilities/catch-up/index.tsx';
import { type OwnTextId, translateMadeUpText } from '../capabilities/languages/index.tsx';
import type { Ground } from '../platform/ground.ts';
import { today } from '../platform/time/clock.ts';
import { addDays } from '../platform/time/school-days.ts';
import type { Staff } from '../platform/web/visitor.ts';
import { clockOn } from './days.ts';

interface People {
  care: string;
  bridge: string;
  contactPerson: string;
  teachers: readonly string[];
  /** A pupil who is back after a long absence. */
  backId: string;
}

/** What was agreed long ago, what changed last week, a proposal about which somebody doubts, the plan of the school, and somebody who is back. */
export async function agree(ground: Ground, staff: Staff, { care, bridge, contactPerson, teachers, backId }: People): Promise<void> {
  const day = today(ground.clock);
  const everybody = { groups: ['pupils', 'guardians', 'staff'] as MadeUpAgreement['groups'], from: addDays(day, -80), until: addDays(day, 60) };
  const people = { answerableId: care, substituteId: bridge };
  const long = clockOn(ground, addDays(day, -80));
  const published = { ...everybody, ...people, joined: [...teachers, care, bridge], isPublished: true };
  const phone = { ...published, subject: 'phone', answerableId: bridge, substituteId: care };
  const texts = await agreeMadeUp(long, staff, [
    { ...published, subject: 'ill' },
    { ...phone, words: { allowed: allDay.join('\n') } },
    { ...published, subject: 'trips', answerableId: bridge, substituteId: contactPerson, answers: [aboutTrips] },
    { ...published, subject: 'materials' },
  ]);
  const trips = texts.get('trips');
  if (trips) await translateTrips(ground, { ...staff, id: bridge }, trips);
  const lastWeek = clockOn(ground, addDays(day, -6));
  await agreeMadeUp(lastWeek, staff, [
    {
      ...phone,
      from: addDays(day, -6),
      words: { whatChanged: 'In de pauze mag de gsm nu wel. Leerlingen vroegen dat, en het team zag dat het kan.' },
      joined: teachers.slice(0, 6),
    },
  ]);
  await agreeMadeUp(clockOn(ground, addDays(day, -1)), staff, [
    {
      ...everybody,
      ...people,
      subject: 'homework',
      from: addDays(day, 14),
      until: addDays(day, 150),
      joined: teachers.slice(1, 4),
      doubts: [
        { words: 'Wie blijft er in de huiswerkklas als ik ziek ben?', answer: 'Samira en de opvang staan elk een dag klaar. Dat schrijven we in de planning.' },
        { words: 'Mogen we dan nog toetsen aankondigen?' },
      ],
      isPublished: false,
    },
  ]);
  await planMadeUp(clockOn(ground, addDays(day, -2)), staff, { ...people, reviewOn: addDays(day, 24), backId });
}

const allDay = [
  'Je gsm gebruiken als de leerkracht het vraagt voor de les.',
  'Bellen naar huis in het onthaal, als het nodig is.',
  'Een afspraak vragen als je bereikbaar moet zijn, bijvoorbeeld omdat er thuis iemand ziek is.',
];

const aboutTrips = {
  question: 'Mag ik pas betalen als mijn kind al mee geweest is?',
  answer: 'Ja. Uw kind gaat mee. Daarna spreken wij samen af wat lukt en wanneer.',
};

/** As the bridge builder wrote and checked it. */
const tripsInArabic: Record<string, string> = {
  title: 'الرحلات: الجميع يذهب',
  decided: 'كل طفل يذهب في كل رحلة. المال ليس أبدًا سببًا للبقاء في البيت.',
  allowed: 'الدفع على أجزاء صغيرة.\nالدفع لاحقًا.\nأن تقولوا إن الدفع صعب، دون شرح.',
  notAllowed: 'طلب المال من طفل، أو إرسال المال مع طفل.',
  why: 'ما يعيشه الصف معًا هو لكل الصف.',
  followUp: 'المدرسة تدفع أولًا. بعد ذلك نتفق مع الأهل على ما يمكن.',
  ifNot: 'لم تستطيعوا الدفع؟ طفلكم يذهب على أي حال. لن تصلكم رسالة من محضر قضائي.',
  help: 'اتصلوا بنا أو تعالوا. ننظر معًا فيما يمكن. مصروف الجيب ومعطف المطر والحقيبة موجودة أيضًا في المدرسة.',
  forChildren: 'أنت تذهب في الرحلة. دائمًا. عن المال يتحدث الكبار فقط.',
};

async function translateTrips({ database, clock }: Ground, staff: Staff, textId: OwnTextId): Promise<void> {
  const made = { language: 'ar' as const, words: tripsInArabic, day: today(clock) };
  await database.inSchool(staff.school, (db: Parameters<typeof translateMadeUpText>[0]) => translateMadeUpText(db, staff, textId, made));
}
