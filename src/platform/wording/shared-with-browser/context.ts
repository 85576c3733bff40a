import { formsOf, listed } from './forms.ts';
import type { Sentence, Token } from './tokens.ts';
import { wordClasses } from './word-classes.ts';

/** What a sentence does, besides naming a thing. */
export interface Context {
  /** Speaks to the family: u, je, jullie, uw kind. */
  addresses: boolean;
  /** Expects parents to be there. */
  invites: boolean;
  /** Says what happens to whoever does not or has not: what it names is then no offer. */
  threatens: boolean;
  /** Asks to bring something along. */
  bringing: boolean;
  /** Asks, expects or orders something of whoever reads. */
  asks: boolean;
  /** Offers help or says that it is no problem: covers this sentence and the two before it. */
  offers: boolean;
  /** Says that nobody has to. */
  frees: boolean;
  /** The school gives it, lends it or has it there for everybody. */
  provides: boolean;
  /** The school itself does it, and nothing is asked of the family. */
  schoolActs: boolean;
  /** Tells what has been. */
  tells: boolean;
}

const imperatives =
  'breng|brengt|geef|geeft|neem|neemt|zorg|zorgt|kijk|kijkt|vul|vult|stuur|stuurt|mail|mailt|print|printen|druk|drukt|betaal|betaalt|stort|schrijf|schrijft|koop|kopen|kom|komt|haal|haalt|lees|leest|oefen|oefent|help|helpt|noteer|noteert|onderteken|ondertekent|bezorg|bezorgt|teken|meld|meldt|reserveer|reserveert|laat|bak|bakt|spreek|maak|maakt|download|installeer|log|scan|surf|klik|bekijk|bekijkt|controleer|controleert|trek|trekt|steek|bel|verwittig|denk|denkt|vergeet|volg|volgt|luister|leer|leert|herhaal|herhaalt|overhoor|verbeter|begeleid|ondersteun|vraag|zoek|zoekt|kleed|smeer|voorzie|voorziet|bestel|bestelt|doe|doet|leg|legt|zet|hou|houd|houdt|schaf|lever|dien|registreer|activeer|open|parkeer|rijd|fiets|trakteer|verzamel|bewaar|film|upload|post|deel|gebruik|check|raadpleeg|schenk|verkoop|wees|ga|blijf|hang|plak|knip|sluit|verzorg|praat|vertel|werk|wandel|ondervraag|stimuleer|motiveer|voeg|kies|spring|regel|werp|bevestig|bezoek|wijs|tel|studeer|draag|draagt|typ|speel|zing|gooi|probeer|ontdek|vertrek|schuif|duid|stop|stopt|kopieer|koppel|meet|stimuleert|plan';

const alone = (form: string): { says: undefined; form: string } => ({ says: undefined, form });

const asking = formsOf(
  listed(`
    ^ (${imperatives}), ^ (en|dan|daarom|ook|graag|dus|tenslotte|thuis|samen|best|liefst) (${imperatives}), (en|of) (${imperatives}) (uw|je|het|de|een|dit|deze|ze|dan|er|mee|jullie|samen|elke|dagelijks|alle|ons),
    gelieve*, graag, liefst, aub, a.u.b*, alsjeblieft, alstublieft, verzoek*, (op prijs|de bedoeling|een must|fijn als|leuk als|fijn zijn als|aan te raden), (kan|kunnen|wil|willen|moet|moeten|mag|mogen) (iedereen|ieder|iedere|alle), (vragen|vraagt|vraag|verwachten|verwacht|verwachtte|rekenen|hopen|rekent|willen) (wij|we|ik|u|jullie|om|dat|van|erop|op|ouders|alle|elke|elk|iedereen|ook),
    (we|wij|ik) (vragen|verwachten|rekenen|hopen|willen|vraag|verwacht|zoeken|zien), (wilt|willen|wil|kan|kunt|kunnen|zou|zouden|mag|mogen|moet|hebt|heeft|heb|zorgt|brengt|neemt|geeft|krijgt|dient) ($u|we|wij|ik|ouders|elk|elke), (moet|moeten|moest|dient|dienen|hoort|behoort|behoren|verplicht|verplichte|vereist|noodzakelijk|onmisbaar|onontbeerlijk|horen),
    nodig*, (verwacht|verwachten|gevraagd|geacht|aangeraden|aanbevolen|gewenst|wenselijk|voorzien), verwachting*, (tegen|vóór|uiterlijk|ten) (laatste)? ($dag|morgen|overmorgen|vandaag|volgende|#|het), ten laatste, uiterlijk*,
    (schrijft|vult|leest|bezorgt|kijkt|tekent|betaalt|koopt|maakt|doet|helpt|oefent|haalt|zet|steekt|laat|neemt|geeft|brengt|komt|print|mailt|logt|stort|noteert|controleert|meldt|verwittigt|dient) (u|je|jullie), vergeet ~ niet, niet vergeten, denk* ~ aan, verzamelen (we|wij), aanschaft, aanschaffen, (presenteert|toont) (elk|elke|uw|je), ($kind|iedereen|ieder|iedere|elk|elke|ouders|$u) ~ (legt|geeft|bezorgt|noteert|haalt|stort|mailt|drukt|zoekt|verlaat|blijft|bestelt|beschikt|brengt|brengen|neemt|nemen|zorgt|zorgen|heeft|hebben|draagt|dragen|komt|komen|betaalt|betalen|maakt|maken|werkt|werken|leest|oefent|oefenen|vult|stuurt|sturen|trakteert|koopt|kopen|kijkt|gebruikt|gebruiken|schaft|leren|leert|volgt|volgen|tekent|schrijft|schrijven|bekijkt|bekijken|doet|doen|kleden|verkoopt|verkopen|presenteert|presenteren|toont|tonen|vertelt|vertellen|houdt|aanschaft),
    (brengt|brengen|neemt|nemen|zorgt|zorgen|komt|komen|draagt|dragen|kleedt) ~ ($kind|iedereen|elk|elke|alle), (af|in|mee|aan|uit|op|na|over|door|terug|te) te (geven|brengen|leveren|dienen|nemen|vullen|lezen|kopen|schaffen|betalen|tekenen|printen|drukken|maken|kijken|halen|sturen|bezorgen|hebben|zijn|dragen|doen|volgen|storten|loggen|schrijven|mailen|bestellen),
    is te *en, zijn te *en, welkom, kan enkel, kan alleen, kunnen enkel, kunnen alleen, enkel via, alleen via, uitsluitend, (verloopt|verlopen|gebeurt|gebeuren|doorgaan|gaat|gaan) ~ (via|door|online|digitaal|op), oproep, gezocht, zoeken ~ (ouder*|vrijwilliger*|hulp|mensen|helpers), mee te brengen, mogen we vragen, we rekenen op, wij rekenen op, is de afspraak, afspraak is, opgelet, aandacht, belangrijk, herinnering,
    (mee|meebrengen|meenemen|meegeven|bijhebben)`).map(alone),
  wordClasses,
);

const freeing = formsOf(
  listed(`
    hoef niet, hoef* ~ (niet|niets|geen|nergens|daarvoor|niemand), (hoeft|moet) niemand, niemand (hoeft|moet), (niet|niets|geen) ~ hoef*, (is|zijn) niet nodig, niet verplicht, geen verplichting, vrijblijvend, mag maar moet niet, mag moet niet, moet niet, moeten niet, niets mee, niets te, niks, nergens voor, geheel vrij, is vrij, vrije keuze, niemand ~ (verplicht|hoeft), nergens voor nodig, is nergens voor, (van thuis|zelf) ~ niets nodig, niets nodig, niets speciaals, niet meer nodig, doen we (dus)? niet (meer)?, doen we niet, (vragen|verwachten|willen) (we|wij) ~ niet, (verwachten|vragen) ~ niet dat, helemaal niet erg, geen moeten, enkel wie ~ wil, wie (geen|niets|niet|liever|dat wil|wil) ~~ (krijgt|mag|kan|gaat|neemt|vraagt|vindt|luistert|blijft|blaast|tekent|leent|komt|stopt|laat), (wie|als) ~ liever, wie zin heeft, wie ~ wil mag, vrijwillig`).map(
    alone,
  ),
  wordClasses,
);

const providing = formsOf(
  listed(`
    (betaald|voorzien|gegeven|gewassen|gedragen|geschonken|aangeboden|klaargemaakt) door (de|ons|het|onze)? (school|stad|gemeente|ouderraad|oudercomité|scholengroep|klas|keuken|juf), door (de|ons|het|onze) (school|stad|gemeente|ouderraad|oudercomité|scholengroep) ~ (betaald|voorzien|gegeven), (is|zijn|komt|komen) ~ van (de|onze) (school|stad|gemeente), (liggen|ligt|staan|staat|hangen|hangt|zitten|zit|vind|vindt) ~~ (klaar|in de klas|in de gang|in de kast|op school|in het lokaal|in de refter|in een kast|in het klaslokaal|voor iedereen), (in|op) (de|het|onze|elke) (klas|gang|kast|lokaal|refter|school|klaskast|inkomhal) ~ (liggen|ligt|staan|staat|hangen|hangt|zitten|is er|zijn er|hebben we),
    te leen, (mag|mogen|kan|kunnen|kunt) ~~ lenen, (uitlenen|bruikleen|uitgeleend|ontlenen), (krijgt|krijgen) ~~ (van ons|van de school|in de klas|op school|er een|eentje|alles|daaruit|iedereen|gratis|cadeau), (elk|ieder|elke|iedereen|alle) ($kind)? ~ (krijgt|krijgen), inbegrepen, (voor|op) onze (rekening|kosten), kosteloos, gratis, kost ~ (niets|niks), 0 euro, genoeg voor (iedereen|elk|alle), meer dan genoeg, in alle (maten|kleuren), (wij|we|school|ouderraad|keuken|klas|stad|gemeente) (zorgt|zorgen|voorziet|voorzien|geeft|geven|leent|lenen|betaalt|betalen|maakt|smeert|regelt|regelen|heeft|wast|legt) ~, (zorgt|zorgen|voorziet|voorzien|geven|leent|lenen|betaalt|betalen|regelt|regelen|hebben) (wij|we|de school|de ouderraad|het oudercomité|de gemeente|de stad|de keuken), (doen|maken|vieren|lezen|oefenen|bekijken|printen|drukken|invullen) (we|wij) ~ (in de klas|op school|tijdens de les*|samen), (gebeurt|gebeuren) ~ (in de klas|op school|tijdens de les*), (tijdens de les*|volledig in de klas|helemaal in de klas)`).map(
    alone,
  ),
  wordClasses,
);

const deeds =
  'trakteert|trakteren|schenkt|zorgt|zorgen|zorg|voorziet|voorzien|betaalt|betalen|geeft|geven|leent|lenen|drukt|drukken|print|printen|kopieert|kopiëren|bakt|bakken|brengt|brengen|heeft|hebben|neemt|nemen|koopt|kopen|haalt|halen|maakt|maken|krijgt|krijgen|deelt|delen|gebruikt|gebruiken|doet|doen|werken|werkt|leren|lezen|leest|oefenen|bekijken|kijken|schrijven|zingen|vieren|viert|regelt|regelen|bezorgt|bezorgen|bewaart|bewaren|rijdt|rijden|controleert|kijkt|vult|vullen|scant|helpt|helpen|belt|bellen|bestelt|vertrekken|gaan|gaat|speelt|spelen|knutselt|knutselen';

const acting = formsOf(
  listed(`
    (wij|we|school|juf|meester|leerkracht|leerkrachten|directie|secretariaat|kinderen|leerlingen|ik|klas|kleuters|oudercomité|ouderraad|keuken|gemeente|stad|bib|clb|busmaatschappij|poetsploeg|personeelsleden|team|collega's|directeur|zorgleerkracht) ~ (${deeds}),
    (${deeds}) (wij|we|de school|school|juf|ik)`).map(alone),
  wordClasses,
);

const pressing = formsOf(
  listed(`
    maar ~~ (raden|raadt|aangeraden|aanbevolen|verwachten|rekenen|hopen), ten stelligste, ten zeerste, sterk aan, sterk aangeraden, (toch|wel) ~ (verwachten|verwacht)`).map(
    alone,
  ),
  wordClasses,
);

const inviting = formsOf(
  listed(`
    (ouders|ouder|u|jullie|mama*|papa*|iedereen|grootouder*) ~~ (verwacht|welkom|aanwezig|uitgenodigd|uit te nodigen), (nodigen|verwachten|ontvangen) ~ (u|jullie|ouders|alle), van elk ~ iemand`).map(
    alone,
  ),
  wordClasses,
);

const threatening = formsOf(
  listed(`
    (wie|zonder|geen|indien|als) ~~ (mag|kan|kunnen|mogen|wordt|worden|krijgt|blijft|verliest|telt) ~ (niet|nul|geen|straf*|geweigerd|uitgesloten|onvoldoende), niet (langer|meer) ~ (op papier|papieren|mee|mogelijk|aanvaard), (afscheid|gedaan met|schaffen|verdwijnen|verdwijnt|vervangt|vervangen)`).map(
    alone,
  ),
  wordClasses,
);

const bringing = formsOf(
  listed(`
    (breng|brengt|brengen|geef|geeft|geven|neem|neemt|nemen|steek|stop) ~~ (mee|boekentas*|rugzak*|zak|doos|tas), meebrengen*, meegeven, meenemen, mee te (brengen|geven|nemen), (mag|mogen|moet|moeten|heeft|hebben|nodig|horen|hoort) ~~ (mee|bij|nodig|erbij), wat (neem|neemt|brengt|breng) ~ mee, (heb|hebt|heeft|hebben) ~~ nodig, nodig zijn, benodigdheden, verplicht zijn, verzamelen (we|wij), aanschaffen, aanschaft, aan te schaffen, (presenteert|toont) ~ kind, mee in de`).map(
    alone,
  ),
  wordClasses,
);

const telling = formsOf(
  listed(`
    (gisteren|eergisteren|daarnet), (vorige|afgelopen|voorbije) (week|maand|vrijdag|maandag|dinsdag|woensdag|donderdag|weekend|zaterdag|zondag|jaar|schooljaar), (hebben|heeft|heb) ~~ (ge*|be*|ver*|meege*|uitge*|afge*|voorge*|opge*|onderge*|aange*), (was|waren|kwam|kwamen|ging|gingen|kreeg|kregen|mocht|mochten|deed|deden|bakte|bakten|maakte|maakten|vertelde|vertelden|speelde|speelden|vond|vonden|zong|zongen|las|lazen|leerde|leerden|zag|zagen|at|aten|hielp|hielpen|bracht|brachten|oefende|oefenden|schreef|schreven|bezocht|bezochten|reden|reed|fietste|fietsten|werkte|werkten|knutselde|knutselden|vierden|kweekte|proefde|kookten|haalde|haalden)`).map(
    alone,
  ),
  wordClasses,
);

const addressed = new Set(['u', 'uw', 'je', 'jij', 'jouw', 'jullie', 'ouders', 'ouder', 'iedereen', 'elk', 'elke', 'gezin', 'gezinnen', 'thuis']);

/** @param offers whether a general offer of help stands in the sentence */
export function contextOf(sentence: Sentence, offers: boolean): Context {
  const asks = asking.in(sentence).length > 0;
  const speaksToFamily = sentence.tokens.some(({ word }) => addressed.has(word));
  const presses = pressing.in(sentence).length > 0;
  return {
    asks: asks || presses,
    threatens: threatening.in(sentence).length > 0,
    bringing: bringing.in(sentence).length > 0,
    addresses: speaksToFamily,
    offers: offers && !presses,
    invites: inviting.in(sentence).length > 0,
    provides: providing.in(sentence).length > 0,
    frees: !presses && freeing.in(sentence).length > 0,
    schoolActs: !speaksToFamily && !sentence.tokens.some(({ word }) => word === 'niet') && acting.in(sentence).length > 0,
    tells: telling.in(sentence).length > 0,
  };
}

const negators = new Set(['geen', 'niet', 'niets', 'niks', 'zonder', 'nooit', 'nergens', 'noch']);
const notDenying = new Set([
  'vergeet',
  'vergeten',
  'later',
  'laat',
  'alleen',
  'enkel',
  'langer',
  'zomaar',
  'of',
  'indien',
  'wie',
  'wacht',
  'uitstellen',
  'ontbreken',
  'mankeren',
  'plastic',
]);

/** Whether words are denied: by "geen", "niet", "zonder" close before them, or by "niet" close behind, in the same clause. */
export function isDenied(tokens: readonly Token[], from: number, to: number, reach = 3): boolean {
  for (let place = from - 1; place >= Math.max(0, from - 4) && !tokens[place + 1]?.opensClause; place -= 1) if (denies(tokens, place)) return true;
  for (let place = to + 1; place <= Math.min(tokens.length - 1, to + reach) && !tokens[place]?.opensClause; place += 1) if (denies(tokens, place)) return true;
  return false;
}

/** Whether words hold their own "geen" or "niet", as "geen printer?" does. */
export const hasNegator = (tokens: readonly Token[], { from, to }: { from: number; to: number }): boolean =>
  tokens.slice(from, to + 1).some(({ word }) => negators.has(word) || word.startsWith('hoef'));

function denies(tokens: readonly Token[], place: number): boolean {
  const word = tokens[place]?.word ?? '';
  if (!negators.has(word)) return false;
  // "Zonder attest …" at the beginning says what happens to whoever has none.
  if (word === 'zonder' && tokens[place]?.opensClause) return false;
  if (tokens.slice(Math.max(0, place - 8), place).some(({ word }) => word === 'vergeet' || word === 'vergeten')) return false;
  if (tokens[place + 1]?.word === 'enkel' && word === 'geen') return true;
  const around = [tokens[place - 2], tokens[place - 1], tokens[place + 1]].map((token) => token?.word ?? '');
  return !around.some((near) => notDenying.has(near));
}
