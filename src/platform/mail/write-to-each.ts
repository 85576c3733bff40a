import type { Log } from '../log/log.ts';
import { AddressRefused, MailServerAway } from './mail.ts';

/**
 * Writes to people one after the other. An address that is refused keeps nobody else from their letter; once the mail server is away nobody
 * else is written to.
 * @param what stands in the log of a letter that did not go out
 * @param write sends one letter, and notes that it was sent where that is wanted
 * @throws what went wrong last, where no letter went out and not every address was refused: then it is to be tried again later
 */
export async function writeToEach<Person>(log: Log, what: string, people: readonly Person[], write: (person: Person) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  let written = 0;
  for (const person of people) {
    if (failures.at(-1) instanceof MailServerAway) break;
    await write(person).then(
      () => written++,
      (error: unknown) => failures.push(error),
    );
  }
  if (written === 0 && failures.some((failure) => !(failure instanceof AddressRefused))) throw failures.at(-1);
  for (const failure of failures) log.fault(what, failure);
}
