import type { Finding } from './finding.ts';
import { everyGroup } from './groups/every-group.ts';
import { lexicon } from './lexicon.ts';
import type { Asked, ReadSentence } from './read-sentence.ts';

/** A sentence of a letter, and where the paragraph begins that its places count from. */
export interface Placed {
  sentence: ReadSentence;
  shift: number;
}

/** What a whole letter takes for granted, after what it offers itself. @param text the letter */
export function takenForGranted(letter: readonly Placed[], text: string): Finding[] {
  const sentences = letter.map(({ sentence }) => sentence);
  const anywhere = new Set(sentences.flatMap((sentence) => [...sentence.anywhere]));
  const bringsAt = sentences.findIndex(({ context }) => context.brings && context.asks);
  const findings = letter.flatMap(({ sentence, shift }, place) =>
    askedIn(sentence, sentences, place, bringsAt)
      .filter(({ group }) => !anywhere.has(group) && !isOffered(group, sentences, place))
      .map((asked) => findingOf({ ...asked, start: asked.start + shift, end: asked.end + shift }, text)),
  );
  return withoutOverlaps(findings);
}

/** Whether a sentence says where somebody can turn to who cannot pay. */
export const helpsWithMoney = ({ anywhere, around, nearby, context }: ReadSentence): boolean =>
  anywhere.has('money') || around.has('money') || nearby.has('money') || context.offers;

/** Things count in a sentence that asks, and in a list under one; "morgen" also when the next sentence says what must be there. */
function askedIn(sentence: ReadSentence, sentences: readonly ReadSentence[], place: number, bringsAt: number): Asked[] {
  const isUnderDemand = sentence.isList && bringsAt >= 0 && bringsAt < place;
  const counts = ({ group }: Asked): boolean =>
    group === 'working_hours'
      ? isInvited(sentences, place) && !isInFreeTime(sentences, place)
      : group === 'short_notice'
        ? isAskedSoon(sentences, place)
        : sentence.context.asks || isUnderDemand;
  const inFreeTime = sentence.moment === 'free';
  return [
    ...sentence.demands.filter(({ group }) => group !== 'working_hours' || !inFreeTime),
    ...sentence.things.filter(counts),
    ...(isUnderDemand ? sentence.carried : []),
  ];
}

const isAskedSoon = (sentences: readonly ReadSentence[], place: number): boolean =>
  sentences
    .slice(place, place + 3)
    .some(
      ({ context, demands }) =>
        demands.some(({ group }) => group !== 'short_notice') ||
        (context.asks && (context.addresses || context.brings) && !context.frees && !context.tells && !context.schoolActs),
    );

/** "Zaterdag is het feest. We beginnen om 14 uur": the day stands a sentence before the hour. */
const isInFreeTime = (sentences: readonly ReadSentence[], place: number): boolean =>
  sentences
    .slice(Math.max(0, place - 2), place + 1)
    .flatMap(({ moment }) => moment ?? [])
    .pop() === 'free';

const isInvited = (sentences: readonly ReadSentence[], place: number): boolean =>
  sentences
    .slice(Math.max(0, place - 2), place + 4)
    .some(({ context, demands }) => !context.tells && (context.invites || demands.some(({ group }) => group === 'parent_help')));

/** An offer stands in the same sentence or in one of the two that follow; for some groups also just before. */
function isOffered(group: string, sentences: readonly ReadSentence[], place: number): boolean {
  const following = sentences.slice(place, place + 4);
  if (sentences.slice(Math.max(0, place - 1), place + 3).some(({ nearby }) => nearby.has(group))) return true;
  if (sentences.slice(Math.max(0, place - 5), place + 6).some(({ around }) => around.has(group))) return true;
  return !despiteOffers.has(group) && following.some(({ context }) => context.offers);
}

const despiteOffers = new Set(everyGroup.filter(({ despite }) => despite?.includes('offer')).map(({ id }) => id));

const reasons = new Map(
  lexicon.groups.map(({ id, why, ask_yourself: ask, suggestions }) => [id, { reason: `${why.nl} ${ask.nl}`, suggestions: suggestions.map(({ nl }) => nl) }]),
);

function findingOf({ group, ruleId, start, end }: Asked, text: string): Finding {
  const { reason = '', suggestions = [] } = reasons.get(group) ?? {};
  return { ruleId, group, start, end, text: text.slice(start, end), reason, suggestions };
}

/** Of findings of one group that overlap, the one that names the lexicon first, then the longest. */
function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const last = new Map<string, Finding>();
  for (const finding of [...findings].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const before = last.get(finding.group);
    if (before && finding.start < before.end) continue;
    last.set(finding.group, finding);
    kept.push(finding);
  }
  return kept;
}
