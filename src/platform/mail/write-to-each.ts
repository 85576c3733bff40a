import type { Log } from '../log/log.ts';
import { AddressRefused } from './mail.ts';

/**
 * Writes to people one after the other. An address that is refused keeps nobody else from their letter.
 * @param what stands in the log of a letter that did not go out
 * @param write sends one letter, and notes that it was sent where that is wanted
 * @throws what went wrong last, where no letter went out and not every address was refused: then the mail server is away, and it is to be tried again later
 */
export async function writeToEach<Person>(log: Log, what: string, people: readonly Person[], write: (person: Person) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const person of people) await write(person).catch((error: unknown) => void failures.push(error));
  const isAway = failures.length === people.length && failures.some((failure) => !(failure instanceof AddressRefused));
  if (isAway) throw failures.at(-1);
  for (const failure of failures) log.fault(what, failure);
}
