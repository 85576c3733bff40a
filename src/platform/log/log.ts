import { newCode } from '../secrets/random.ts';
import { systemClock } from '../time/clock.ts';
import { placesIn } from './places.ts';

/** What may stand in a log line: words and numbers chosen by us, never anything a person typed, nor who or where they are. */
type Fact = string | number | boolean | undefined;

export interface Log {
  note(event: string, facts?: Record<string, Fact>): void;
  /** Writes down a fault without its message (which may quote a person) and returns the number to give to the person. */
  fault(where: string, error: unknown): string;
}

export const logTo = (write: (line: string) => void): Log => ({
  note: (event, facts) => write(JSON.stringify({ time: systemClock.now().toISOString(), event, ...facts })),
  fault(where, error) {
    const number = newCode(8);
    write(JSON.stringify({ time: systemClock.now().toISOString(), event: 'fault', number, where, ...withoutWords(error) }));
    return number;
  },
});

export const standardLog: Log = logTo((line) => process.stderr.write(`${line}\n`));

/** Name, code and places in the code; the first line of a stack is the message, so it stays out. */
function withoutWords(error: unknown): Record<string, Fact> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name,
    code: typeof code === 'string' ? code : undefined,
    at: placesIn(error.stack ?? '').join(' < '),
  };
}
