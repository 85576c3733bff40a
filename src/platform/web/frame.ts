import type { Context } from 'hono';
import type { Ground } from '../ground.ts';
import { contactPointAddress, type Frame } from '../pages/page.tsx';
import { type Env, hasRole } from './guards.ts';

/** What of the ground shows in a page. */
export interface FrameGround extends Pick<Ground, 'navigation'> {
  settings: Pick<Ground['settings'], 'demo'>;
  assets: Pick<Ground['assets'], 'element'>;
}

/** What a page needs to know of this request. */
export function frameOf(c: Context<Env>, ground: FrameGround): Frame {
  const { visitor, language } = c.var;
  return {
    language,
    school: visitor.kind === 'nobody' ? undefined : visitor.schoolName,
    contactPoint: visitor.kind === 'nobody' ? undefined : contactPointAddress(visitor.schoolSlug),
    demo: ground.settings.demo || (visitor.kind !== 'nobody' && visitor.isDemo),
    device: visitor.kind === 'pupil' || visitor.kind === 'guardian' ? visitor.device : undefined,
    element: ground.assets.element,
    staff:
      visitor.kind === 'staff'
        ? { name: visitor.givenName, navigation: ground.navigation.filter(({ roles }) => !roles || hasRole(visitor, roles)) }
        : undefined,
  };
}
