import { readDay } from '../../../platform/time/school-days.ts';
import type { Form } from '../../../platform/web/forms.ts';
import type { DraftForm } from '../pages/draft-page.tsx';
import type { Draft } from '../rules/publishing.ts';
import { plainWords, wordsOf } from '../rules/words.ts';
import { groups } from '../tables.ts';

/** What was typed and chosen, as it is. */
export const formIn = (form: Form): DraftForm => ({
  ...wordsOf((field) => plainWords(form.text(field))),
  groups: form.all('groups'),
  classes: form.all('classes'),
  from: form.text('from'),
  until: form.text('until'),
  answerable: form.text('answerable'),
  substitute: form.text('substitute'),
});

export const asForm = (draft: Draft): DraftForm => ({
  ...wordsOf((field) => draft[field]),
  groups: [...draft.groups],
  classes: [...(draft.classIds ?? [])],
  from: draft.from ?? '',
  until: draft.until ?? '',
  answerable: draft.answerableId,
  substitute: draft.substituteId,
});

/** What there is to choose from. */
interface Around {
  classIds: ReadonlySet<string>;
  staffIds: ReadonlySet<string>;
}

/** What was typed, as far as it names days, classes and people that are there. */
export const draftIn = (form: DraftForm, { classIds, staffIds }: Around): Draft => ({
  ...wordsOf((field) => form[field]),
  groups: groups.filter((group) => form.groups.includes(group)),
  // Who chose a class that is gone did not choose the whole school.
  classIds: form.classes.length > 0 ? form.classes.filter((id) => classIds.has(id)) : null,
  from: readDay(form.from),
  until: readDay(form.until),
  answerableId: staffIds.has(form.answerable) ? form.answerable : '',
  substituteId: staffIds.has(form.substitute) ? form.substitute : '',
});
