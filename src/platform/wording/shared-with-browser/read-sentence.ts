import { type Context, contextOf, hasNegator, isDenied } from './context.ts';
import { type Forms, formsOf, type Hit, listed } from './forms.ts';
import { everyGroup } from './groups/every-group.ts';
import type { Group } from './groups/group.ts';
import { lexicon } from './lexicon.ts';
import { everydayCapitals } from './plain-words.ts';
import type { Sentence } from './tokens.ts';
import { wordClasses } from './word-classes.ts';

/** What one sentence says about the groups; does not depend on other sentences. */
export interface ReadSentence {
  context: Context;
  isList: boolean;
  /** Places where something is asked that not every family has. */
  demands: Asked[];
  /** Things that count only where the letter asks for them. */
  things: Asked[];
  /** Things that count only where the letter asks to bring, have or wear something. */
  carried: Asked[];
  /** Whether it names a day or an hour when most people work, or one when they do not. */
  moment: 'work' | 'free' | undefined;
  /** Groups for which the sentence offers something else, wherever in the letter it is asked. */
  anywhere: ReadonlySet<string>;
  /** Groups for which it does so for some sentences around. */
  around: ReadonlySet<string>;
  /** Groups for which it does so close by. */
  nearby: ReadonlySet<string>;
}

/** Something that is asked, and where it stands. */
export interface Asked {
  group: string;
  ruleId: string;
  start: number;
  end: number;
}

interface Says {
  group: string;
  role: 'demand' | 'thing' | 'carried' | 'innocent' | 'mitigator' | 'alternative' | 'nearby' | 'offer';
  ruleId: string;
}

const groups = new Map(everyGroup.map((group) => [group.id, group]));
let compiled: Forms<Says> | undefined;

/** Compiled when the first text is read, so that a page that nobody writes on costs nothing. */
const forms = (): Forms<Says> => {
  compiled ??= formsOf(everyForm(), wordClasses);
  return compiled;
};

function everyForm(): { form: string; says: Says }[] {
  const offers = [...lexicon.global_mitigators, ...listed(furtherOffers)].map((form) => ({ form, says: { group: '', role: 'offer', ruleId: '' } as const }));
  return [...offers, ...lexicon.groups.flatMap((of) => formsOfGroup(of.id))];
}

function formsOfGroup(id: string): { form: string; says: Says }[] {
  const of = lexicon.groups.find((group) => group.id === id);
  const own = groups.get(id);
  if (!of || !own) throw new Error(`No group ${id}`);
  const left = new Set([...listed(own.left ?? ''), ...listed(own.things)]);
  const saying = (role: Says['role'], written: readonly string[], ruleId = `${id}.${role}`): { form: string; says: Says }[] =>
    written.map((form) => ({ form, says: { group: id, role, ruleId } }));
  return [
    ...of.triggers
      .filter(({ form, strength }) => strength !== 'weak' && !left.has(form))
      .flatMap(({ id: ruleId, form }) => saying(own.carried ? 'carried' : 'demand', [form], ruleId)),
    ...saying('demand', listed(own.demands)),
    ...saying('thing', listed(own.things)),
    ...saying('carried', listed(own.carried ?? '')),
    ...saying('innocent', listed(own.innocent ?? '')),
    ...saying(
      'mitigator',
      of.mitigators.filter((form) => !isNearbyOnly(own, form)),
    ),
    ...saying('alternative', listed(own.alternatives)),
    ...saying('nearby', [...of.mitigators.filter((form) => isNearbyOnly(own, form)), ...listed(own.nearby ?? '')]),
  ];
}

/** Mitigators of the lexicon that say too little to hold for a whole letter. */
const closeBy = new Set(
  listed(`
    hoeft niet, hoeft echt niet, hoeft geen, niet nodig, is niet nodig, moet niet, geen probleem, vrijblijvend, niet verplicht, voor alle kinderen, kies zelf, kiest zelf, lenen, te leen,
    gratis, kost niets, kost u niets, zonder kosten, ligt klaar op school, liggen klaar op school, ligt alles klaar, begrip, of bel, zeg het, zeg het aan, in delen, bib, bibliotheek, gewone kleren, hebben er genoeg, wij zorgen voor, kast met, niet erg`),
);
const isNearbyOnly = (own: Group, mitigator: string): boolean => closeBy.has(mitigator) || listed(own.nearby ?? '').some((form) => form.includes(mitigator));

const furtherOffers = `
  (mocht|indien|als|wanneer|wie) ~ (moeilijk*|lastig|probleem|problemen|niet lukt|niet lukken|niet haalbaar), (bekijken|vinden|lossen) (we|wij) ~ (samen|oplossing|op), (klop|klopt) ~ aan, (lukt|lukken|past|gaat|komt|schikt) (het|dit|dat|u|je) ~ niet, (lukt|past|komt|schikt) niet ~ (dan|zeg*|bel*|geen), (is|vormt) (dit|dat|het)? ~ (moeilijk|lastig|probleem), ^ (hebt|heeft|heb) $u ~ (geen|niet), (geen|niet) ~~ (vraag|vraagt|kom|zeg|laat) ~ (gerust|weten|aan juf|aan meester), (kan|mag|mogen|kunnen) ook (gewoon)? (op|in) (de|het)? (school|klas|secretariaat|bib|onthaal), geen (paniek|nood|zorg|zorgen), helemaal goed, dat is goed, niet erg, (overkomt|overkomen) iedereen, iedereen overkomen, wij helpen, we helpen, helpen (we|wij) (u|je), samen ~ (oplossing|zoeken), (wij|we) zoeken (mee|samen), zoeken we, (laat|geef|zeg) ~ gerust ~ (weten|seintje|iets), (u|je) beslist zelf, mag gerust niet, (geen|niet) ~ ramp, (kom|komt|loop) gerust (langs|binnen|even), (spreek|bel) ~ (gerust|even) ~ (aan|ons), in alle discretie, zonder dat iemand`;

/** Reads one sentence. @param written its text */
export function readSentence(sentence: Sentence, written: string): ReadSentence {
  const hits = forms().in(sentence);
  const context = contextOf(
    sentence,
    hits.some(({ says }) => says.role === 'offer'),
    hits.some(({ says }) => isAsking(says)),
  );
  const has = (role: Says['role'], group: string): boolean => hits.some(({ says }) => says.role === role && says.group === group);
  const isHarsh = context.threatens || has('demand', 'unwillingness');
  // What is offered for money is no way out for whoever has none.
  const costs = has('demand', 'money') && !has('nearby', 'money') && !has('alternative', 'money') && !context.frees;
  const isOffer = (hit: Hit<Says>): boolean =>
    !isHarsh &&
    !context.lacks &&
    !sentence.tokens.slice(hit.from, hit.to).some(({ word }) => word === 'eigen') &&
    !isNoLonger(sentence.tokens, hit) &&
    (!costs || hit.says.group === 'money') &&
    (hasNegator(sentence.tokens, hit) || !isDenied(sentence.tokens, hit.from, hit.to, 8));
  const groupsOf = (role: Says['role']): Set<string> => new Set(hits.filter((hit) => hit.says.role === role && isOffer(hit)).map(({ says }) => says.group));
  const innocent = hits.filter(({ says }) => says.role === 'innocent');
  const isInnocent = (hit: Hit<Says>): boolean =>
    innocent.some((other) => other.says.group === hit.says.group && (isWithin(hit.from, other) || isWithin(hit.to, other)));
  const asked = [...hits, ...abbreviationsIn(sentence, written)].filter(
    (hit) => isAsking(hit.says) && !isInnocent(hit) && !isRatherElse(hit, hits) && isAskedOfFamily(hit, sentence, context),
  );
  const isRow = new Set(asked.filter(({ says }) => says.role === 'carried').map(({ from }) => from)).size > 1;
  const isDemand = ({ says }: Hit<Says>): boolean =>
    says.role === 'demand' || (says.role === 'carried' && (context.brings || (context.isNominal && isRow && !has('demand', 'money'))));
  const placed = (hit: Hit<Pick<Says, 'group' | 'ruleId'>>): Asked => ({
    group: hit.says.group,
    ruleId: hit.says.ruleId,
    start: sentence.tokens[hit.from]?.start ?? 0,
    end: sentence.tokens[hit.to]?.end ?? 0,
  });
  const isGiven = !isHarsh && !context.lacks && !costs && (context.frees || (context.provides && !context.asks));
  const given = new Set(isGiven ? hits.filter((hit) => canBeGiven(hit.says) && !hasNegator(sentence.tokens, hit)).map(({ says }) => says.group) : []);
  const brought =
    !asked.some(({ says }) => tangible.has(says.group)) && context.asks && !context.frees && !context.schoolActs && !context.tells
      ? somethingToBring(sentence)
      : undefined;
  return {
    context,
    isList: isListLike(written),
    demands: [...asked.filter(isDemand), ...(brought ? [brought] : [])].map(placed),
    things: asked.filter(({ says }) => says.role === 'thing').map(placed),
    carried: asked.filter(({ says }) => says.role === 'carried').map(placed),
    moment: momentOf(sentence),
    anywhere: groupsOf('mitigator'),
    around: new Set([...groupsOf('alternative'), ...[...given].filter((group) => !onlyCloseBy.has(group))]),
    nearby: new Set([...groupsOf('nearby'), ...given]),
  };
}

const bringing = formsOf(
  [
    ...listed(`
      (breng+|geef+|neem+|steek+|stop+) ~~ mee, (breng+|geef|geeft|neem|neemt) ~~ (meebrengen|meegeven|meenemen), (gelieve|graag|mag|mogen|moet+) ~~ (meebrengen|meegeven|meenemen|mee te brengen|mee te geven|mee te nemen), ^ (meebrengen|meenemen|meegeven), (steek+|stop+) ~~ (boekentas*|rugzak*|schooltas*)`).map(
      (form) => ({ form, says: true }),
    ),
    // What one brings along without having to own anything.
    ...listed(`
      oma, opa, toestel, leesboek, vragen, vraagje, humeur, lach, glimlach, enthousiasme, energie, vriend*, iemand, mama, papa, ouders, $kind, broer*, zus*, strook*, brief*, rapport*, agenda, formulier*, papieren, blad*, bundel*, taal, liedje, verhaal, idee*, tijd, zin, mening, uitnodiging, kalender, werkje*, boekje, boek, boeken, bibboek*`).map(
      (form) => ({ form, says: false }),
    ),
  ],
  wordClasses,
);

/** Something is to be brought that no list knows by name. */
function somethingToBring(sentence: Sentence): Hit<Pick<Says, 'group' | 'ruleId'>> | undefined {
  const hits = bringing.in(sentence);
  const bring = hits.find(
    ({ says, from, to }) =>
      says &&
      (to - from >= 3 || sentence.tokens[from + 1]?.word === 'iets') &&
      !hasNegator(sentence.tokens, { from, to }) &&
      !sentence.tokens.slice(from, to).some(({ word }) => word === 'terug') &&
      !isKnownThing(sentence.tokens, from) &&
      !isDenied(sentence.tokens, from, to),
  );
  const isOrdinary = bring && hits.some(({ says, from }) => !says && from > bring.from && from < bring.to);
  return bring && !isOrdinary ? { ...bring, says: { group: 'materials', ruleId: 'materials.bring' } } : undefined;
}

/** "Geef het morgen mee": what it is, stood elsewhere. */
const isKnownThing = (tokens: Sentence['tokens'], verb: number): boolean => {
  const [object = '', next = ''] = [tokens[verb + 1]?.word, tokens[verb + 2]?.word];
  return (
    ['hem', 'ze', 'dit', 'die'].includes(object) ||
    (object === 'het' && /^(dan|morgen|tegen|voor|vóór|op|aan|in|terug|mee|zeker|ook|ten|uiterlijk|ondertekend|ingevuld)$/.test(next))
  );
};

/** What is free in one place says nothing of a price elsewhere in the letter, and one morning off nothing of another. */
const onlyCloseBy = new Set(['money', 'working_hours', 'short_notice']);
/** Groups of what one can carry: where one of them is named, nothing else is brought. */
const tangible = new Set(['clothing_kit', 'food', 'birthdays', 'materials', 'money', 'paperwork', 'holidays']);
const neverGiven = new Set(['reachable', 'short_notice', 'jargon', 'unwillingness', 'family_form']);
const canBeGiven = (says: Says): boolean => isAsking(says) && !neverGiven.has(says.group);
const isAsking = ({ role }: Says): boolean => role === 'demand' || role === 'thing' || role === 'carried';

/** What a reader must know who knows the school: "MFC", "HGD-traject"; not "TI-84", nor what is explained between brackets. */
const abbreviationsIn = ({ tokens, start: from }: Sentence, written: string): Hit<Says>[] =>
  tokens.flatMap(({ word, isCapitals, start, end }, place) => {
    const isAbbreviation = isCapitals && /^\p{L}{2,4}\d?(?:-\p{L}+|\/.*)?$/u.test(word) && !knownCapitals.has(word.replace(/-.*/, ''));
    const isExplained =
      /^(?:is|betekent|gaat|staat)$/.test(tokens[place + 1]?.word ?? '') ||
      /\($/.test(written.slice(0, start - from)) ||
      /^\s?\(/.test(written.slice(end - from));
    if (!isAbbreviation || isExplained) return [];
    return [{ says: { group: 'jargon', role: 'demand', ruleId: 'jargon.abbreviation' } as const, from: place, to: place }];
  });
const knownCapitals = new Set([...everydayCapitals, 'CLB', 'OCMW', 'LO', 'EU', 'EUR', 'GB', 'CE', 'BYOD'].map((word) => word.toLowerCase()));

/** "Boterhamdoos" is food before it is a box, and what is baked for a stall is help before it is food. */
const isRatherElse = ({ says, from, to }: Hit<Says>, hits: readonly Hit<Says>[]): boolean =>
  says.role === 'carried' &&
  hits.some(
    (other) =>
      other.says.group !== says.group &&
      (other.from === from || other.to === to) &&
      ((other.says.role === 'carried' && says.group === 'materials') || (other.says.role === 'demand' && displacing.has(other.says.group))),
  );
const displacing = new Set(['parent_help', 'birthdays', 'materials']);

const isWithin = (place: number, { from, to }: Hit<Says>): boolean => place >= from && place <= to;

/** A heading with what belongs to it, a line with a bullet, or a row of things. */
const isListLike = (written: string): boolean => /:\s|^\s*[-–•*]|(?:,[^,]+){2}/u.test(written) || (!/[.!?]\s*$/.test(written) && written.length < 80);

function isAskedOfFamily(hit: Hit<Says>, { tokens }: Sentence, context: Context): boolean {
  const despite = groups.get(hit.says.group)?.despite ?? [];
  if (!despite.includes('denial') && (context.frees || isDenied(tokens, hit.from, hit.to) || saysUnneeded(tokens, hit))) return false;
  if (!despite.includes('telling') && context.tells && !context.asks) return false;
  return despite.includes('school') || !context.schoolActs || context.asks;
}

/** "Een briefje volstaat niet langer" offers nothing, and neither does "het hoeft niet lang te duren". */
const isNoLonger = (tokens: Sentence['tokens'], { to }: { to: number }): boolean =>
  /^(?:niet (?:langer|meer)|lang |perfect |mooi )/.test(`${tokens[to + 1]?.word} ${tokens[to + 2]?.word} `);

/** "Boterhammen zijn dus niet nodig": the denial stands within what was found. */
const saysUnneeded = (tokens: Sentence['tokens'], { from, to }: Hit<Says>): boolean =>
  tokens.slice(from, to).some(({ word }, place) => word === 'niet' && tokens[from + place + 1]?.word === 'nodig');

const momentOf = ({ tokens }: Sentence): ReadSentence['moment'] => {
  const has = (day: RegExp): boolean => tokens.some(({ word }, place) => day.test(`${word} ${tokens[place + 1]?.word}`));
  if (has(/^(?:zaterdag|zondag|weekend|\S*avond)|^(?:1[89]|2[0-3])(?:[.:u]| uur)/)) return 'free';
  return has(/^(?:maan|dins|woens|donder|vrij)dag/) ? 'work' : undefined;
};
