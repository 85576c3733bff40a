import content from '../../../../content/agreements.json' with { type: 'json' };
import { type AgreementWords, keyOf, wordsOf } from './words.ts';

/** A subject that ships, with an example to begin from. */
export interface Starter {
  id: string;
  name: string;
  words: AgreementWords;
}

export const starters: readonly Starter[] = content.starters.map(({ id, name, values }) => ({
  id,
  name,
  words: {
    title: values.title,
    decided: values.decided,
    allowed: values.allowed.join('\n'),
    notAllowed: values.not_allowed.join('\n'),
    why: values.why,
    whoDecided: values.who_decided,
    followUp: values.follow_up,
    ifNot: values.if_not,
    help: values.help,
    forChildren: values.for_children,
    whatChanged: '',
    staffLine: values.staff_line,
    staffDo: values.staff_do,
  },
}));

export const noWords: AgreementWords = wordsOf(() => '');

/** The subject that ships under this name or id, or a subject of the school itself. */
export function subjectOf(name: string): { key: string; name: string; starter: Starter | undefined } {
  const key = keyOf(name);
  const starter = starters.find((one) => one.id === name || keyOf(one.name) === key);
  return { key: starter?.id ?? key, name: starter?.name ?? name, starter };
}
