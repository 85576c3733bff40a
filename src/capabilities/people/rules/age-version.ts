import type { AgeVersion } from '../tables.ts';

/** From the OneRoster grade (CEDS: KG, 01–12) of a class or its pupils; the middle version when nothing is known. */
export function ageVersionOfGrade(grade: string): AgeVersion {
  const year = Number.parseInt(grade, 10);
  if (/^(PS|PK|KG|TK|IT|PR)/i.test(grade)) return '6-9';
  if (!Number.isFinite(year)) return '10-13';
  if (year <= 4) return '6-9';
  return year <= 8 ? '10-13' : '14-18';
}
