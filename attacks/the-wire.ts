import type { Report } from '../faults/report.ts';
import { issueCards, type PeopleDb, setLanguage } from '../src/capabilities/people/index.ts';
import { languages } from '../src/platform/texts/words.ts';
import { browserOn, phones } from './browser.ts';
import { chanceFrom } from './chance.ts';
import { type Sample, toldRight } from './classifier.ts';
import { type Burst, type Relay, relay } from './relay.ts';
import { type AttackedSchool, day, openSchool, type Site, tenOClock } from './site.ts';
import { type AroundPost, checkIn, writeTo } from './visits.ts';

const linePort = 4451;
const visitsOfEachKind = 500;
const seed = 12;

/** What somebody saw who watched a visit. */
interface Seen {
  kind: 'check-in' | 'contact';
  whole: Burst[];
  /** Only the request that carries what was said, and its answer. */
  post: Burst[];
}

/**
 * Who watches the line and cannot read it: can they tell a check-in from a message to the contact point by how much goes up and
 * down? Both go to the same address. Phones, languages and lengths differ; on half of the visits the scripts are there already.
 * Only told, whatever it comes to: nothing fills a check-in up to the length of a sealed message.
 */
export async function watchTheWire(site: Site, { says }: Report): Promise<void> {
  const school = await openSchool(site, 'de-lijn', visitsOfEachKind);
  const line = await relay(linePort, site.port);
  const seen = await visitAll(site, school, line).finally(() => line.close());
  const samples = (part: 'whole' | 'post'): Sample[] => seen.map((visit) => ({ kind: visit.kind, features: featuresOf(visit[part]) }));
  says('The wire: telling a check-in from a message to the contact point by bytes alone');
  says(`  ${seen.length} visits, half of each kind; guessing tells half of them right (50 %); wanted: 60 % at most`);
  says(`  told right by the whole visit: ${share(toldRight(samples('whole'), chanceFrom(seed)), seen.length)}`);
  says(`  told right by the one request with the words alone: ${share(toldRight(samples('post'), chanceFrom(seed)), seen.length)}`);
  const strewn = chanceFrom(seed).shuffled(seen.map(({ kind }) => kind));
  const mixed = samples('whole').map(({ features }, place) => ({ features, kind: strewn[place] as string }));
  says(`  told right when the kinds are strewn over the visits (so that nothing can be known): ${share(toldRight(mixed, chanceFrom(seed)), seen.length)}`);
  for (const kind of ['check-in', 'contact'] as const) {
    const own = seen.filter((visit) => visit.kind === kind);
    const range = (part: 'whole' | 'post', way: Burst['way']): string => rangeOf(own.map((visit) => total(visit[part], way)));
    says(
      `  ${kind}: ${range('whole', 'up')} bytes up and ${range('whole', 'down')} down, of which with the words ${range('post', 'up')} up and ${range('post', 'down')} down`,
    );
  }
}

async function visitAll(site: Site, school: AttackedSchool, line: Relay): Promise<Seen[]> {
  const chance = chanceFrom(seed);
  const pupils = await pupilsWithCards(site, school);
  const seen: Seen[] = [];
  for (const [turn, pupil] of pupils.entries()) {
    const hasScripts = turn % 2 === 0;
    // Many new messages that wait would make the next one dearer.
    if (turn % 20 === 0) for (const minute of [20, 30]) await site.roundAt(tenOClock + minute);
    for (const kind of ['check-in', 'contact'] as const) {
      const browser = browserOn(linePort, { phone: chance.oneOf(phones), language: pupil.language, hasScripts });
      const before: Burst[] = [];
      let post: Burst[] = [];
      const aroundPost: AroundPost = async (send) => {
        before.push(...line.taken());
        const answer = await send();
        post = line.taken();
        return answer;
      };
      if (kind === 'check-in') await checkIn(browser, { slug: school.slug, token: pupil.token }, chance, aroundPost);
      else await writeTo(browser, { ...school, language: pupil.language }, chance, aroundPost);
      seen.push({ kind, post, whole: [...before, ...post, ...line.taken()] });
      browser.close();
    }
  }
  return seen;
}

async function pupilsWithCards({ ground }: Site, { id, pupils }: AttackedSchool) {
  const chance = chanceFrom(seed);
  const ids = pupils.map((pupil) => pupil.id);
  return ground.database.inSchool(id, async (db: PeopleDb) => {
    const cards = await issueCards(db, id, ids, null, day);
    const known = cards.map(({ personId, token }) => ({ personId, token, language: chance.oneOf(languages) }));
    for (const { personId, language } of known) await setLanguage(db, id, personId, language);
    return known;
  });
}

/** What a classifier gets of a visit: bytes up, bytes down, round trips, largest burst down, largest burst up. */
const featuresOf = (bursts: readonly Burst[]): number[] => [
  total(bursts, 'up'),
  total(bursts, 'down'),
  bursts.filter(({ way }) => way === 'up').length,
  Math.max(...sizes(bursts, 'down')),
  Math.max(...sizes(bursts, 'up')),
];

const sizes = (bursts: readonly Burst[], way: Burst['way']): number[] => bursts.filter((burst) => burst.way === way).map(({ bytes }) => bytes);

const total = (bursts: readonly Burst[], way: Burst['way']): number => sizes(bursts, way).reduce((sum, bytes) => sum + bytes, 0);

const share = (count: number, of: number): string => `${count} of ${of} (${((count / of) * 100).toFixed(1)} %)`;

const rangeOf = (counts: readonly number[]): string => `${Math.min(...counts)} to ${Math.max(...counts)}`;
