import type { Capability } from '../../platform/capability.ts';
import { longestRead } from '../../platform/wording/wording-advice.tsx';
import { examples } from './pages/examples.tsx';
import { wordingRoutes } from './routes.tsx';
import { staffWords as t } from './texts/staff.ts';

export const wording: Capability = {
  name: 'wording',
  migrations: {},
  routes: wordingRoutes,
  examples,
  personalData: 'none',
  // A form writes a letter beyond a–z in up to nine characters.
  largeBodies: [{ at: /^\/staff\/wording$/, mostBytes: 9 * longestRead }],
  navigation: [{ to: '/staff/wording', text: t('nav.wording') }],
};
