/** What is read of a delivery. Whatever else is in it stays closed, demographics.csv in the first place. */
const wantedFiles = ['manifest.csv', 'orgs.csv', 'users.csv', 'roles.csv', 'courses.csv', 'classes.csv', 'enrollments.csv', 'relationships.csv'] as const;
export type WantedFile = (typeof wantedFiles)[number];

/** A zip or a folder, opened. */
export interface NamedFiles {
  /** Of the zip or the folder itself. */
  name: string;
  /** All files, in lower case. What lies in a folder has a `/` in its name and is never wanted. */
  names: ReadonlySet<string>;
  /**
   * Content of one file that is in `names`; unpacked at each call, so that only one lies in memory at a time.
   * @throws Unreadable when it is damaged or too big
   */
  bytesOf(file: WantedFile): Promise<Uint8Array>;
}

export const isWanted = (file: string): file is WantedFile => (wantedFiles as readonly string[]).includes(file);

/**
 * Names as they would be at the top: in lower case, without the one folder in which everything may lie,
 * without folders and without what a computer adds by itself (`__MACOSX/`, `.DS_Store`).
 * @param paths with `/`
 * @returns name by path; what lies deeper still has its folder in its name
 */
export function namesAtTheTop(paths: string[]): Map<string, string> {
  const files = paths.filter((path) => !path.endsWith('/') && !/^__MACOSX\/|(^|\/)\./.test(path));
  const top = files[0]?.match(/^[^/]+\//)?.[0] ?? '';
  const inOneFolder = files.every((path) => path.startsWith(top));
  return new Map(files.map((path) => [path, (inOneFolder ? path.slice(top.length) : path).toLowerCase()]));
}
