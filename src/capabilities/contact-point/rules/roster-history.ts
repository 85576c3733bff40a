import type { Day } from '../../../platform/time/clock.ts';
import type { RosterEntry, SignedEntry } from '../shared-with-browser/roster.ts';

/** Who became and who stopped being a contact person, the latest first. */
export function historyOf(entries: readonly SignedEntry[]): { day: Day; name: string; joined: boolean }[] {
  const names = new Map<string, string>();
  const history: { day: Day; name: string; joined: boolean }[] = [];
  for (const { text } of entries) {
    const { day, adds, removes } = JSON.parse(text) as RosterEntry;
    for (const { id, name } of adds) {
      names.set(id, name);
      history.push({ day, name, joined: true });
    }
    for (const id of removes) history.push({ day, name: names.get(id) ?? '', joined: false });
  }
  return history.reverse();
}
