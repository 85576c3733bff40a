import { type Kysely, sql } from 'kysely';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { PeopleTables } from '../../people/tables.ts';
import type { OutreachTables } from '../tables.ts';

export type Db = Kysely<OutreachTables & PeopleTables>;

/** Roles that see every entry: they see to it that somebody goes. */
export const keepers = ['care', 'bridge', 'leadership'] as const;

export const keepsRegister = (staff: Staff): boolean => keepers.some((role) => staff.roles.includes(role));

/** Who may write somebody down: those who keep the register, and teachers for their own classes. */
export const mayEnter = (staff: Staff): boolean => keepsRegister(staff) || staff.roles.includes('teacher');

/** Of a row called `person`: the class of a pupil, the children of a guardian. */
export const around = sql<string | null>`case person.kind
  when 'pupil' then (
    select min(class.name) from people.membership join people.class on class.school_id = membership.school_id and class.id = membership.class_id
    where membership.school_id = person.school_id and membership.person_id = person.id and membership.role = 'pupil' and class.is_home and class.left_on is null)
  else (
    select string_agg(child.given_name, ', ' order by child.given_name) from people.guardianship
    join people.person as child on child.school_id = guardianship.school_id and child.id = guardianship.pupil_id
    where guardianship.school_id = person.school_id and guardianship.guardian_id = person.id and child.left_on is null) end`;
