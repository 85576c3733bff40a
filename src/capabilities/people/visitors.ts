import { inBursts } from '../../platform/database/bursts.ts';
import type { Ground } from '../../platform/ground.ts';
import { sha256 } from '../../platform/secrets/random.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import { nobody, type SessionCookie, type Visitor, type Visitors } from '../../platform/web/visitor.ts';
import { isOver, isWorthNoting } from './rules/sessions.ts';
import { notingSeen, type SessionHolder, sessionHolder } from './store/sessions.ts';

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
    const now = clock.now();
    const found = await database.together<SessionHolder>(sessions.map(({ school, hash }) => sessionHolder(school, hash)));
    const open = sessions
      .flatMap((session, place) => found[place]?.rows.map((holder) => ({ ...session, holder })) ?? [])
      .filter(({ holder }) => !isOver(holder, now));
    // In one order, so that two bursts never wait for each other in a circle.
    const worthNoting = open.filter(({ holder }) => isWorthNoting(holder, now)).sort((a, b) => (a.name < b.name ? -1 : 1));
    if (worthNoting.length > 0) await database.together(worthNoting.map(({ school, hash }) => notingSeen(school, hash, now)));
    const visitors = new Map(open.map(({ name, school, holder }) => [name, visitorFrom(school, holder)]));
    return sessions.map(({ name }) => visitors.get(name) ?? nobody);
  });

  return {
    async of(cookie) {
      if (!cookie) return nobody;
      const session = sessionOf(cookie);
      return seen.recallOr(session.name, () => lookUp(session));
    },
    forget: (cookie) => seen.forget(sessionOf(cookie).name),
  };
}

function visitorFrom(school: SessionCookie['school'], holder: SessionHolder): Visitor {
  const { id, kind, device, givenName, language, schoolName, schoolSlug, isDemo } = holder;
  const known = { school, schoolName, schoolSlug, isDemo, id, givenName, language };
  if (kind === 'staff') return device === 'staff' ? { kind, ...known, roles: holder.roles ?? [] } : nobody;
  return device === 'staff' ? nobody : { kind, ...known, device };
}

function sessionOf({ school, token }: SessionCookie): Session {
  const hash = sha256(token);
  return { school, hash, name: nameOf(school, hash) };
}

const nameOf = (school: SessionCookie['school'], hash: Buffer): string => school + hash.toString('base64');
