import { inBursts } from '../../platform/database/bursts.ts';
import type { Ground } from '../../platform/ground.ts';
import { sha256 } from '../../platform/secrets/random.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import { nobody, type SessionCookie, type Visitor, type Visitors } from '../../platform/web/visitor.ts';
import { isOver, isWorthNoting } from './rules/sessions.ts';
import { type Db, noteSeen, type SessionHolder, sessionHolder } from './store/sessions.ts';

/** A session that was ended elsewhere is dead here within this many milliseconds; 5 seconds are promised. */
const freshFor = 3000;

/** A session as it is known here: by the hash of its token. */
interface Session {
  school: SessionCookie['school'];
  hash: Buffer;
  name: string;
}

/** Finds out who somebody is; a class that comes in at the same moment is looked up at once. */
export function visitorsOf({ database, clock }: Pick<Ground, 'database' | 'clock'>): Visitors {
  const seen = new ShortMemory<Visitor>(freshFor);
  const lookUp = inBursts(async (sessions: Session[]): Promise<Visitor[]> => {
    const bySchool = [...Map.groupBy(sessions, ({ school }) => school)];
    const found = await database.together<SessionHolder>(
      bySchool.map(([school, some]) => ({ school, statements: some.map(({ hash }) => sessionHolder(school, hash)) })),
    );
    const holders = new Map(bySchool.flatMap(([, some], place) => some.map((session, n) => [session, found[place]?.[n]?.rows[0]])));
    return Promise.all(sessions.map((session) => visitorIn(session, holders.get(session))));
  });

  async function visitorIn({ school, hash }: Session, holder: SessionHolder | undefined): Promise<Visitor> {
    const now = clock.now();
    if (!holder || isOver(holder.device, holder.started_at, holder.seen_at, now)) return nobody;
    if (isWorthNoting(holder.seen_at, now)) await database.inSchool(school, (db: Db) => noteSeen(db, school, hash, now));
    const { id, kind, device, given_name: givenName, language, school_name: schoolName, is_demo: isDemo } = holder;
    const known = { school, schoolName, isDemo, id, givenName, language };
    if (kind === 'staff') return device === 'staff' ? { kind, ...known, roles: holder.roles ?? [] } : nobody;
    return device === 'staff' ? nobody : { kind, ...known, device };
  }

  return {
    async of(cookie) {
      if (!cookie) return nobody;
      const session = sessionOf(cookie);
      return seen.recallOr(session.name, () => lookUp(session));
    },
    forget: (cookie) => seen.forget(sessionOf(cookie).name),
  };
}

function sessionOf({ school, token }: SessionCookie): Session {
  const hash = sha256(token);
  return { school, hash, name: nameOf(school, hash) };
}

const nameOf = (school: SessionCookie['school'], hash: Buffer): string => school + hash.toString('base64');
