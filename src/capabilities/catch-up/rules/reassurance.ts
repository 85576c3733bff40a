import content from '../../../../content/reassurance.json' with { type: 'json' };
import type { Language } from '../../../platform/texts/words.ts';
import type { AgeVersion } from '../../people/tables.ts';

/** To whom the school speaks: a pupil of an age, or a guardian. */
export type Listener = AgeVersion | 'guardian';

const ids: Record<Listener, string> = {
  '6-9': 'reassure.pupil.6_9',
  '10-13': 'reassure.pupil.10_13',
  '14-18': 'reassure.pupil.14_18',
  guardian: 'reassure.parent.page',
};

/** What everybody hears first. */
export function reassuranceFor(listener: Listener, language: Language): string {
  const text: Partial<Record<Language, string>> | undefined = content.messages.find(({ id }) => id === ids[listener])?.text;
  return text?.[language] ?? text?.nl ?? '';
}

/** What can be said at the door to a pupil who is back. */
export const welcomeStarter: string = content.messages.find(({ id }) => id === 'reassure.absence')?.text.nl ?? '';

/** Three ways to tell it: in class, at an information evening or the gate, and to one person. */
export const waysToTell: { channel: string; text: string }[] = content.messages
  .filter(({ id }) => ['reassure.pupil.10_13', 'reassure.parent.gate', 'reassure.absence'].includes(id))
  .map(({ channel, text }) => ({ channel, text: text.nl }));
