import type { StaffRole } from '../../../platform/web/visitor.ts';

export interface TeamRefusal {
  field: 'given-name' | 'family-name' | 'email' | 'roles' | 'leaving';
  refused: 'team.name-empty' | 'team.email-odd' | 'team.email-taken' | 'team.last-administrator';
}

interface Known {
  id: string;
  email: string | null;
  roles: readonly StaffRole[];
  canSignIn: boolean;
}

/** What keeps somebody from being saved like this. A school must always keep one administrator who can come in. */
export function memberRefusals(
  form: { givenName: string; familyName: string; email: string | null; roles: readonly StaffRole[] },
  id: string | undefined,
  team: readonly Known[],
): TeamRefusal[] {
  const refusals: TeamRefusal[] = [];
  if (!form.givenName) refusals.push({ field: 'given-name', refused: 'team.name-empty' });
  if (!form.familyName) refusals.push({ field: 'family-name', refused: 'team.name-empty' });
  if (form.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email)) refusals.push({ field: 'email', refused: 'team.email-odd' });
  if (form.email && team.some((other) => other.id !== id && other.email?.toLowerCase() === form.email?.toLowerCase()))
    refusals.push({ field: 'email', refused: 'team.email-taken' });
  if (id && !form.roles.includes('administrator') && isLastAdministrator(id, team)) refusals.push({ field: 'roles', refused: 'team.last-administrator' });
  return refusals;
}

export const isLastAdministrator = (id: string, team: readonly Known[]): boolean =>
  team.some((member) => member.id === id && member.roles.includes('administrator')) &&
  !team.some((member) => member.id !== id && member.canSignIn && member.roles.includes('administrator'));
