import type { Gathered } from '../../platform/capability.ts';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Figures, Ground } from '../../platform/ground.ts';
import { newId, randomNumber, sha256 } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import { schoolYearOf } from '../people/index.ts';
import { type Certificate, certify } from './small-groups/certificate.ts';
import { publishQuestion } from './small-groups/publish.ts';
import type { PublishedQuestion } from './small-groups/published.ts';
import { groupsOf } from './small-groups/structure.ts';
import { type Db, earlierCertificates, forgetPublicationsBefore, type Heading, isPublished, type NewPublication, type NewQuestion, publish } from './store.ts';

/** Publishes what the capabilities have closed, each once. One that fails is tried again a minute later, and keeps no other waiting. */
export async function publishWhatAwaits(ground: Ground, school: SchoolId, day: Day): Promise<void> {
  for (const figures of ground.figures) {
    const awaiting = await ground.database.inSchool(school, (db) => figures.awaiting(db as never, ground, school));
    for (const gathered of awaiting)
      await publishOnce(ground, { figures, school, gathered, day }).catch((error: unknown) => ground.log.fault('publish figures', error));
  }
}

interface Awaiting {
  figures: Figures;
  school: SchoolId;
  gathered: Gathered;
  day: Day;
}

/** Solving takes seconds, so it happens outside a transaction; of two programs that do it at once the first to write has published. */
async function publishOnce({ database }: Ground, { figures, school, gathered, day }: Awaiting): Promise<void> {
  const before = await database.inSchool(school, async (db: Db) => {
    if (await isPublished(db, school, gathered.id)) return undefined;
    const { audience, closedOn, tables } = gathered;
    return Promise.all(tables.map(({ question }) => earlierCertificates(db, school, { audience, question, since: firstDayOfSchoolYear(closedOn) })));
  });
  const publication = before && (await publicationOf(gathered, before, day));
  await database.inSchool(school, async (db) => {
    if (publication) await publish(db as unknown as Db, school, publication);
    await figures.published(db as never, school, gathered.id);
  });
}

const firstDayOfSchoolYear = (day: Day): Day => `${schoolYearOf(day)}-08-15`;

/** @param before for each table, the certificates of the same question earlier in the school year */
async function publicationOf(gathered: Gathered, before: string[][], day: Day): Promise<NewPublication> {
  const { id: occasionId, title, audience, openedOn, closedOn, people, tables } = gathered;
  const groups = groupsOf(gathered);
  const questions: NewQuestion[] = [];
  for (const [place, question] of tables.entries()) {
    const earlier = (before[place] ?? []).map((certificate): PublishedQuestion => (JSON.parse(certificate) as Certificate).published);
    const published = await publishQuestion({ question, groups, people }, earlier, (until) => randomNumber(0, until));
    const certificate = JSON.stringify(await certify(published, earlier));
    questions.push({ question: question.question, certificate, fingerprint: sha256(certificate) });
  }
  const heading: Heading = { id: newId(), title, audience, openedOn, closedOn, publishedOn: day };
  return { ...heading, occasionId, questions, fingerprint: fingerprintOf(heading, questions) };
}

/** SHA-256 of what a publication says of itself and of the fingerprints of its questions, as lines of text. */
export const fingerprintOf = ({ id, title, audience, openedOn, closedOn, publishedOn }: Heading, questions: readonly NewQuestion[]): Buffer =>
  sha256(
    [id, title, audience, openedOn, closedOn, publishedOn, ...questions.map(({ question, fingerprint }) => `${question} ${fingerprint.toString('hex')}`)].join(
      '\n',
    ),
  );

const yearsKept = 10;

/** Ten years: a child's whole way through school, so that a school can see what became of what it promised. */
export async function forgetOldPublications({ database }: Ground, school: SchoolId, day: Day): Promise<void> {
  await database.inSchool(school, (db: Db) => forgetPublicationsBefore(db, school, addDays(day, -Math.ceil(yearsKept * 365.25))));
}
