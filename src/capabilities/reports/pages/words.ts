import type { VisiblePublication } from '../reading.ts';
import type { Group, GroupTable, Shown } from '../small-groups/published.ts';
import { schoolGroup } from '../small-groups/structure.ts';
import { staffWords as t } from '../texts/staff.ts';

type Audience = VisiblePublication['audience'];

export const groupInWords = (audience: Audience, { level, name }: Pick<Group, 'level' | 'name'>): string =>
  level === 'school' ? t(`group.${audience}`) : t(`group.${level}`, { name });

export const traitInWords = (trait: string | undefined): string => t(trait === 'dutch' ? 'trait.dutch' : 'trait.other');

/** Why the answers are not laid beside each other by language. */
export const crossingAway = ({ withheld }: { withheld: { because: keyof typeof reasonKeys } }): string =>
  t(withheld.because === 'few' ? 'crossed.few' : reasonKeys[withheld.because]);

/** Why a table stays away, and where the answer can be seen instead, if anywhere this reader may look. */
export function reasonInWords(
  { audience, groups }: Pick<VisiblePublication, 'audience' | 'groups'>,
  { group, withheld }: GroupTable & { withheld: { because: keyof typeof reasonKeys; see: string | null } },
): string {
  return [t(reasonKeys[withheld.because]), ...hintInWords(audience, group, withheld, groups)].join(' ');
}

/** There is nothing wider than the school, and of the same people their own sentence says where to look. */
function hintInWords(audience: Audience, group: string, { because, see }: { because: string; see: string | null }, groups: readonly Group[]): string[] {
  if (group === schoolGroup || because === 'same-people') return [];
  const instead = groups.find(({ id }) => id === see);
  if (instead) return [t('withheld.see', { group: groupInWords(audience, instead) })];
  return see === null ? [t('withheld.see-none')] : [];
}

const reasonKeys = {
  few: 'withheld.few',
  alike: 'withheld.alike',
  beside: 'withheld.beside',
  before: 'withheld.before',
  'many-options': 'withheld.many-options',
  'same-people': 'withheld.same-people',
  unsafe: 'withheld.unsafe',
} as const;

/** What part each answer is, in whole hundredths: of rounded numbers only, because a decimal of true ones tells how many answered. */
export function sharesOf({ answered, counts }: Pick<Shown, 'answered' | 'counts'>, several: boolean): number[] {
  const whole = several ? Math.max(answered, ...counts) : counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (whole === 0 ? 0 : Math.round((count / whole) * 100)));
}
