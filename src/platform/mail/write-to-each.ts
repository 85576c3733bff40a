import type { Log } from '../log/log.ts';

/**
 * Writes to people one after the other. An address that is refused keeps nobody else from their letter.
 * @param what stands in the log of a letter that did not go out
 * @param write sends one letter, and notes that it was sent where that is wanted
 * @throws what went wrong last, where no letter went out at all: then the mail server is away, and it is to be tried again later
 */
export async function writeToEach<Person>(log: Log, what: string, people: readonly Person[], write: (person: Person) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const person of people) await write(person).catch((error: unknown) => void failures.push(error));
  if (failures.length > 0 && failures.length === people.length) throw failures.at(-1);
  for (const failure of failures) log.fault(what, failure);
}
