import type { Ground } from '../../platform/ground.ts';
import { sha256 } from '../../platform/secrets/random.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import { nobody, type SessionCookie, type Visitor, type Visitors } from '../../platform/web/visitor.ts';
import { type Db, visitorOfSession } from './store/sessions.ts';

/** A session that was ended elsewhere is dead here within this many milliseconds; 5 seconds are promised. */
const freshFor = 3000;

export function visitorsOf({ database, clock }: Pick<Ground, 'database' | 'clock'>): Visitors {
  const seen = new ShortMemory<Visitor>(freshFor);
  const nameOf = ({ school, token }: SessionCookie): string => school + sha256(token).toString('base64');
  return {
    async of(cookie) {
      if (!cookie) return nobody;
      return seen.recallOr(nameOf(cookie), async () => {
        const visitor = await database.inSchool(cookie.school, (db: Db) => visitorOfSession(db, cookie.school, cookie.token, clock.now()));
        return visitor ?? nobody;
      });
    },
    forget: (cookie) => seen.forget(nameOf(cookie)),
  };
}
