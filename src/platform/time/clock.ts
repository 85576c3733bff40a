/** A calendar day, `YYYY-MM-DD`. Days compare and sort as text. */
export type Day = string;

/** The one place that knows what time it is. Tests and the demo bring their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs, but `milliseconds` ahead of the machine's. */
export const shiftedClock = (milliseconds: number): Clock => ({
  now: () => new Date(Date.now() + milliseconds),
});

const schoolTime = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The day and the minute of that day (0–1439) on the clock at school, for a moment in UTC. */
export function atSchool(moment: Date): { day: Day; minute: number } {
  const part = Object.fromEntries(schoolTime.formatToParts(moment).map((p) => [p.type, p.value]));
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    minute: Number(part.hour) * 60 + Number(part.minute),
  };
}

export const today = (clock: Clock): Day => atSchool(clock.now()).day;
