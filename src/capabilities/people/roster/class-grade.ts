/**
 * One grade for a class. A class that says one grade is believed, then a course that does; where a class or course
 * serves several grades, most of the pupils decide, and the first grade when nothing is known of them.
 * @returns in capitals, a year with two digits (`04`)
 */
export function gradeOf(ofClass: string[], ofCourse: string[], ofPupils: string[]): string | null {
  const [classGrades, courseGrades] = [distinct(ofClass), distinct(ofCourse)];
  return only(classGrades) ?? only(courseGrades) ?? mostOf(ofPupils.map(written)) ?? classGrades[0] ?? courseGrades[0] ?? null;
}

const written = (grade: string): string => grade.toUpperCase().padStart(/^\d$/.test(grade) ? 2 : 0, '0');

const distinct = (grades: string[]): string[] => [...new Set(grades.map(written))].sort();

const only = (grades: string[]): string | undefined => (grades.length === 1 ? grades[0] : undefined);

/** The lowest of those that occur most. */
function mostOf(grades: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const grade of grades.sort()) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}
