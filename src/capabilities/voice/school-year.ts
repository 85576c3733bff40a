import type { Day } from '../../platform/time/clock.ts';
import { schoolYearOf } from '../people/index.ts';

/** As the reports count school years: a statement is shown of parts of people, or of a small school, once in each. */
export const schoolYearBegan = (day: Day): Day => `${schoolYearOf(day)}-08-15`;
