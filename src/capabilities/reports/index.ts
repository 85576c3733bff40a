import type { Capability } from '../../platform/capability.ts';
import tables from './migrations/2026-11-26-1-reports.sql';
import { mostBytesTogether } from './network.ts';
import { examples } from './pages/examples.tsx';
import { reportStyle } from './pages/publication-page.tsx';
import { forgetOldPublications, publishWhatAwaits } from './publishing.ts';
import { reportRoutes } from './routes.tsx';
import { staffWords as t } from './texts/staff.ts';

export const reports: Capability = {
  name: 'reports',
  migrations: { '2026-11-26-1-reports': tables },
  routes: reportRoutes,
  examples,
  // Nothing of a person is left in what is published: each certificate proves it.
  personalData: 'none',
  styles: [reportStyle],
  largeBodies: [{ at: /^\/staff\/reports\/network$/, mostBytes: mostBytesTogether }],
  jobs: [{ name: 'reports.forget', fromMinute: 3 * 60, run: forgetOldPublications }],
  rounds: [{ name: 'reports.publish', run: publishWhatAwaits }],
  navigation: [{ to: '/staff/reports', text: t('nav.reports') }],
};
