import { type Forms, formsOf, listed } from './shared-with-browser/forms.ts';
import { everyGroup } from './shared-with-browser/groups/every-group.ts';
import { sentencesOf } from './shared-with-browser/tokens.ts';
import { wordClasses } from './shared-with-browser/word-classes.ts';

const own = new Map(
  everyGroup.map(({ id, left = '', things, demands, carried = '' }): [string, { left: ReadonlySet<string>; rules: Forms<true> }] => [
    id,
    {
      left: new Set([...listed(left), ...listed(things)]),
      rules: formsOf(
        [...listed(demands), ...listed(carried)].map((form) => ({ says: true, form })),
        wordClasses,
      ),
    },
  ]),
);

/** Whether a form of the lexicon finds nothing that the rules of its group do not find without it; browsers are not sent such forms. */
export function saysNothingNew(groupId: string, form: string): boolean {
  const group = own.get(groupId);
  if (!group) throw new Error(`No group ${groupId}`);
  // Every abbreviation counts as one, whichever it is.
  if (group.left.has(form) || (groupId === 'jargon' && /^\p{Lu}{2,4}$/u.test(form))) return true;
  return examplesOf(form).every((words) => sentencesOf(words).some((sentence) => group.rules.in(sentence).length > 0));
}

/** A form as words, with nothing and with as much as it allows where it leaves room. */
const examplesOf = (form: string): string[] =>
  ['', ' qx qx qx qx qx '].map((between) =>
    form
      .replaceAll(/\*(?=\p{L})|(?<=\p{L})\*/gu, 'qx')
      .replaceAll('#', '7')
      .replaceAll('~', between),
  );
