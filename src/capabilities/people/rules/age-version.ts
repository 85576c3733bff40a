import type { AgeVersion } from '../tables.ts';

/** From the grade of a class (CEDS entry grade levels: PR, PK, TK, KG before school, 01–13, PS after it); the middle version when nothing is known. */
export function ageVersionOfGrade(grade: string | null): AgeVersion {
  if (grade === null) return '10-13';
  if (/^(IT|PR|PK|TK|KG)/i.test(grade)) return '6-9';
  if (/^PS/i.test(grade)) return '14-18';
  const year = Number.parseInt(grade, 10);
  if (!Number.isFinite(year)) return '10-13';
  if (year <= 4) return '6-9';
  return year <= 8 ? '10-13' : '14-18';
}
