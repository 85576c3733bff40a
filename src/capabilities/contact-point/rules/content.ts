import content from '../../../../content/contact-point.json' with { type: 'json' };
import type { Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { daysBetween } from '../../../platform/time/school-days.ts';

/** For whom the words are: pupils, the youngest of them, or guardians. */
export const audiences = ['pupil', 'guardian', 'young'] as const;
export type Audience = (typeof audiences)[number];

type Text = Record<Language, string>;

const pages: Record<Audience, readonly { id: string; text: Text }[]> = {
  pupil: content.pages.pupil,
  guardian: content.pages.parent,
  young: content.pages.young,
};

/** How long a conversation is kept after the last word, in days. */
export const keptForDays = 182;

/** A text of the pages of the contact point, in the audience's own words; undefined where it has none. */
export function pageText(audience: Audience, id: string, language: Language): string | undefined {
  return filled(pages[audience].find((one) => one.id === id)?.text[language], { days: 2, weeks: keptForDays / 7 });
}

export const secrecyText = (secrecy: 'office' | 'professional', name: string, language: Language): string =>
  filled(content.status_of_person.find(({ id }) => id === secrecy)?.text[language], { name }) as string;

/** Why nobody can write now. */
export function closedText(audience: Audience, language: Language, why: 'holiday' | 'too-few', day: string): string {
  return filled(spoken(why === 'holiday' ? content.closed : content.closed_too_few, audience)[language], { day }) as string;
}

/** The one automatic answer, which says that it is one. */
export const receivedText = (audience: Audience, language: Language, day: string): string =>
  filled(spoken(content.autoreply, audience)[language], { day }) as string;

const spoken = ({ text, text_guardian }: { text: Text; text_guardian: Text }, audience: Audience): Text => (audience === 'guardian' ? text_guardian : text);

/** Advice for who answers, in Dutch. */
export const responderGuide: readonly string[] = content.responder_guide.map(({ text }) => text.nl);

/** So many days later somebody looks at the help lines again: about once a term. */
const helpCheckHolds = 120;

/** Whether somebody has to make sure that the numbers and hours of the help lines are still right. */
export const isHelpUnchecked = (checkedOn: Day | undefined, day: Day): boolean => checkedOn === undefined || daysBetween(checkedOn, day) > helpCheckHolds;

/** Every help line that families may see, as staff look them over: in Dutch, but for those that only readers of French get. */
export function allHelpLines(): HelpLine[] {
  const each = (['fr', 'nl'] as const).flatMap((language) =>
    (['pupil', 'guardian'] as const).flatMap((audience) => Object.values(helpLines(audience, language)).flat()),
  );
  return [...new Map(each.map((line) => [line.id, line])).values()];
}

export interface HelpLine {
  id: string;
  name: string;
  number: string;
  site: string;
  hours: string;
}

/** Where somebody can turn at once: a few, and the rest behind "more". Whoever reads French gets the French lines first. */
export function helpLines(audience: Audience, language: Language): { first: HelpLine[]; more: HelpLine[] } {
  const own = content.helplines.filter((line) => (line.for as string[]).includes(audience === 'guardian' ? 'guardian' : 'pupil'));
  const shown = own.filter((line) => !('language' in line) || line.language === language);
  const inLanguage = (line: (typeof shown)[number]): HelpLine => ({
    id: line.id,
    name: typeof line.name === 'string' ? line.name : line.name[language],
    number: line.number,
    site: line.site,
    hours: line.hours[language],
  });
  const isMore = (line: (typeof shown)[number]): boolean => 'more' in line && line.more === true;
  return { first: shown.filter((line) => !isMore(line)).map(inLanguage), more: shown.filter(isMore).map(inLanguage) };
}

function filled(text: string | undefined, values: Record<string, string | number>): string | undefined {
  return text?.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
