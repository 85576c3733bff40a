import type { Gathered, ReleasedTable } from '../../platform/capability.ts';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Figures, Ground } from '../../platform/ground.ts';
import { lookAgainIn } from '../../platform/jobs/jobs.ts';
import { newId, randomNumber, sha256 } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import { schoolYearBegan } from '../people/index.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type Certificate, certify } from './small-groups/certificate.ts';
import { publishQuestion } from './small-groups/publish.ts';
import type { PublishedQuestion } from './small-groups/published.ts';
import { releasedFrom } from './small-groups/released.ts';
import { groupsOf } from './small-groups/structure.ts';
import {
  certificatesOf,
  type Db,
  earlierCertificates,
  forgetPublicationsBefore,
  type Heading,
  isPublished,
  type NewPublication,
  type NewQuestion,
  publish,
  publishAlone,
} from './store.ts';

/** Publishes what the capabilities have closed, each once. One that fails is tried again a minute later, and keeps no other waiting. */
export async function publishWhatAwaits(ground: Ground, school: SchoolId, day: Day): Promise<void> {
  for (const figures of ground.figures) {
    const awaiting = await ground.database.inSchool(school, (db) => figures.awaiting(db as never, ground, school));
    for (const gathered of awaiting)
      await publishOnce(ground, { figures, school, gathered, day })
        // What waited for these figures goes on at once.
        .then(() => lookAgainIn(ground, 0))
        .catch((error: unknown) => ground.log.fault('publish figures', error));
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
  const before = await database.inSchool(school, async (db: Db) =>
    (await isPublished(db, school, gathered.id)) ? undefined : earlierOf(db, school, gathered),
  );
  const publication = before && (await publicationOf(gathered, before, day));
  await database.inSchool(school, async (db) => {
    if (publication) {
      await publishAlone(db as unknown as Db, school);
      const now = await earlierOf(db as unknown as Db, school, gathered);
      if (now.some((certificates, place) => certificates.length !== before[place]?.length)) throw new Error('the same question was published meanwhile');
      await publish(db as unknown as Db, school, publication);
    }
    // From what lies in the database: of two programs that published at once, the numbers of the first are the ones that everybody reads.
    const released = (await certificatesOf(db as unknown as Db, school, gathered.id)).flatMap(releasedIn);
    await figures.published(db as never, school, gathered.id, released);
  });
}

const releasedIn = (certificate: string): ReleasedTable[] => releasedFrom((JSON.parse(certificate) as Certificate).published);

/** For each table, the certificates of the same question earlier in the school year. */
async function earlierOf(db: Db, school: SchoolId, { audience, closedOn, tables }: Gathered): Promise<string[][]> {
  const since = schoolYearBegan(closedOn);
  const found: string[][] = [];
  for (const { question } of tables) found.push(await earlierCertificates(db, school, { audience, question, since }));
  return found;
}

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

const yearsKept = 10;

/** Ten years: a child's whole way through school, so that a school can see what became of what it promised. */
export async function forgetOldPublications({ database }: Ground, school: SchoolId, day: Day): Promise<void> {
  await database.inSchool(school, (db: Db) => forgetPublicationsBefore(db, school, addDays(day, -Math.ceil(yearsKept * 365.25))));
}
