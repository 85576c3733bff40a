import type { Capability } from '../platform/capability.ts';
import { agreements } from './agreements/index.tsx';
import { catchUp } from './catch-up/index.tsx';
import { checkIns } from './check-ins/index.tsx';
import { contactPoint } from './contact-point/index.tsx';
import { followUps } from './follow-ups/index.tsx';
import { languages } from './languages/index.tsx';
import { outreach } from './outreach/index.tsx';
import { people } from './people/index.ts';
import { reports } from './reports/index.ts';
import { rounds } from './rounds/index.tsx';
import { voice } from './voice/index.tsx';
import { wording } from './wording/index.ts';
import { youSaidWeDo } from './you-said-we-do/index.tsx';

/** What a school can do: the table of contents. */
export const capabilities: readonly Capability[] = [
  people,
  followUps,
  checkIns,
  rounds,
  voice,
  youSaidWeDo,
  agreements,
  catchUp,
  reports,
  contactPoint,
  outreach,
  languages,
  wording,
];
