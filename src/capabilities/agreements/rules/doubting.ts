export type DoubtRefusal = 'doubt.empty' | 'doubt.too-long' | 'doubt.too-many';

const longestDoubt = 600;

/** As many open doubts about one draft as can be talked over. */
const mostOpen = 30;

export function doubtRefusal(words: string, openDoubts: number): DoubtRefusal | undefined {
  if (!words) return 'doubt.empty';
  if (words.length > longestDoubt) return 'doubt.too-long';
  return openDoubts >= mostOpen ? 'doubt.too-many' : undefined;
}
