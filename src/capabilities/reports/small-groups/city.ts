/** What schools published, or would publish, of themselves: rounded numbers only. */
export interface SchoolNumbers {
  school: string;
  answered: number;
  /** In the order of the same categories everywhere. */
  counts: number[];
}

/** few-schools: fewer than three · few: fewer than thirty people · one-large: more than half of the people are of one school. */
export type CityReason = 'few-schools' | 'few' | 'one-large';

const fewestSchools = 3;
const fewestPeople = 30;

/**
 * The table of a network or city, added up from what its schools published: so it tells nothing of a person that those did not.
 * Schools are protected from each other: one that knows its own numbers must not be able to subtract them and see another.
 */
export function cityTable(schools: readonly SchoolNumbers[]): { answered: number; counts: number[] } | { withheld: CityReason } {
  const there = schools.filter(({ answered }) => answered > 0);
  const answered = there.reduce((sum, school) => sum + school.answered, 0);
  if (there.length < fewestSchools) return { withheld: 'few-schools' };
  if (answered < fewestPeople) return { withheld: 'few' };
  if (there.some((school) => school.answered * 2 > answered)) return { withheld: 'one-large' };
  const [first] = there;
  return { answered, counts: (first?.counts ?? []).map((_, option) => there.reduce((sum, { counts }) => sum + (counts[option] ?? 0), 0)) };
}
