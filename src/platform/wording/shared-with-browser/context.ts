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
  /** Asks to bring, have, wear or buy something. */
  brings: boolean;
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
  /** Says that the school is short of something: what it names is then no offer. */
  lacks: boolean;
  /** Names things without saying what is to be done with them: a list, a reminder. */
  isNominal: boolean;
  /** Tells what has been. */
  tells: boolean;
}

type Deed = Exclude<keyof Context, 'addresses' | 'offers' | 'schoolActs' | 'isNominal'> | 'acts' | 'exists' | 'presses' | 'verbs';

const orders =
  'breng+|geef+|neem+|zorg+|kijk+|vul+|stuur+|mail+|print+|druk+|betaal+|stort+|schrijf+|koop+|kom|komt|haal+|lees+|oefen+|help+|noteer+|onderteken+|bezorg+|teken+|meld+|reserveer+|laat|bak+|spreek|maak+|download+|installeer+|log|logt|scan+|surf+|klik+|bekijk+|controleer+|trek+|steek+|bel|verwittig+|denk|denkt|vergeet|volg+|luister+|leer|leert|herhaal+|overhoor+|verbeter+|begeleid+|ondersteun+|vraag|zoek+|kleed+|smeer+|voorzie|voorziet|bestel+|doe|doet|leg+|zet+|hou|houd|houdt|schaf|lever+|dien+|registreer+|activeer+|open|parkeer+|rijd|fiets|trakteer|verzamel+|bewaar+|film|upload+|post|deel+|gebruik+|check|raadpleeg+|schenk|verkoop|wees|ga|blijf|hang|plak+|kleef+|knip+|sluit|verzorg|praat|vertel+|werk+|wandel|ondervraag|stimuleer+|motiveer+|voeg|kies+|spring|regel+|werp|bevestig+|bezoek|wijs|tel|studeer+|draag+|typ+|speel|zing|gooi|probeer|ontdek|vertrek|schuif|duid|stop|stopt|kopieer+|koppel+|meet|plan+|bespreek+|overloop|bied|bereid|reken|ruim|was|pak|schrap|bezorg|overleg';

/** How sentences ask, free, give and tell; written as in `forms.ts`. */
const deeds: Readonly<Record<Deed, string>> = {
  asks: `
    ^ (${orders}), ^ (en|dan|daarom|ook|graag|dus|tenslotte|thuis|samen|best|liefst|nadien|daarna|eerst) (${orders}), (en|of) (${orders}) (uw|je|het|de|een|dit|deze|ze|dan|er|mee|jullie|samen|elke|dagelijks|alle|ons|hem|haar),
    gelieve*, gelief, graag, liefst, aub, a.u.b*, alsjeblieft, alstublieft, verzoek*, (op prijs|de bedoeling|een must|fijn als|leuk als|mooi als|tof als|fijn zijn als|aan te raden), (kan+|wil+|moet+|mag+|kunnen|mogen) (iedereen|ieder|iedere|alle), (vragen|vraagt|vraag|verwachten|verwacht|verwachtte|rekenen|hopen|rekent|willen) ($wij|ik|u|jullie|om|dat|van|erop|op|ouders|alle|elke|elk|iedereen|ook),
    ($wij|ik) (vragen|verwachten|rekenen|hopen|willen|vraag|verwacht|zoeken|zien|stellen), (wilt|willen|wil|kan|kunt|kunnen|zou|zouden|mag|mogen|moet|hebt|heeft|heb|zorgt|brengt|neemt|geeft|krijgt|dient) ($u|$wij|ik|ouders|elk|elke), (moet+|moest|dient|dienen|hoort|behoort|behoren|verplicht|verplichte|vereist|noodzakelijk|onmisbaar|onontbeerlijk|horen),
    nodig*, (verwacht|verwachten|gevraagd|geacht|aangeraden|aanbevolen|gewenst|wenselijk|voorzien), verwachting*, (tegen|vóór|uiterlijk|ten) (laatste)? ($dag|morgen|overmorgen|vandaag|volgende|#|het), ten laatste, uiterlijk*, (zonder|enkel|alleen|pas) ~ (kan|mag|komt|wordt|worden|kunnen),
    ($doet) ($u), vergeet ~ niet, niet vergeten, denk* ~ aan, verzamelen $wij, $wij (verzamelen|sparen), aanschaf+, (presenteert|toont|vertelt|brengt|stelt|komt|maakt) (elk|elke|uw|je|ieder|iedereen), ($kind|iedereen|ieder|iedere|elk|elke|ouders|$u) ~ ($doet|bezorgen|halen|beschikken|brengen|nemen|zorgen|hebben|dragen|komen|betalen|maken|werken|oefenen|sturen|kopen|gebruiken|leren|volgen|schrijven|bekijken|doen|kleden|verkopen|presenteren|tonen|vertellen|aanschaft),
    (breng+|neem+|zorg+|komt|komen|draagt|dragen|kleedt) ~ ($kind|iedereen|elk|elke|alle), (af|in|mee|aan|uit|op|na|over|door|terug|te) te (geven|brengen|leveren|dienen|nemen|vullen|lezen|kopen|schaffen|betalen|tekenen|printen|drukken|maken|kijken|halen|sturen|bezorgen|hebben|zijn|dragen|doen|volgen|storten|loggen|schrijven|mailen|bestellen),
    (is|zijn) te *en, welkom, (kregen|ontvingen|kreeg|hebben) ~ nog (geen|niets|niet), (kan|kunnen) (enkel|alleen), (enkel|alleen) via, uitsluitend, (verlopen|verloopt|gebeurt|gebeuren|doorgaan|gaat|gaan) ~ (via|door|online|digitaal|op), oproep, gezocht, zoeken ~ (ouder*|vrijwilliger*|hulp|mensen|helpers), mogen we vragen, is de afspraak, afspraak is, opgelet, aandacht, belangrijk, herinnering, (mee|meebrengen|meenemen|meegeven|bijhebben)`,
  frees: `
    $hoef ~ (niet|niets|geen|nergens|daarvoor|niemand), (hoeft|moet) niemand, niemand (hoeft|moet), (niet|niets|geen) ~ $hoef, (is|zijn) ~ niet ~ (nodig|verplicht), (niet|niets) (verplicht|nodig|speciaals), geen (verplichting|verplichte|must|noodzaak|vereiste|moeten), vrijblijvend*, mag (zeker|gerust)? (maar)? moet (zeker)? niet, (moet+|dient) (u|je)? (zeker|helemaal|echt|dus|daarvoor)? (niet|niets|niks|geen), niets (mee|te), (niks|maar niks), (gelijk|om het) (welke|even), eender (welke|wat|hoe), nergens voor, (is|helemaal|geheel) vrij, vrije keuze, niemand ~ (verplicht|hoeft), (van thuis|zelf) ~ (niets|geen) ~, (niets|niet) meer nodig, doen we (dus)? niet (meer)?, (vragen|verwachten|willen) (we|wij) ~ (niet|niets|geen), (verwachten|vragen) ~ niet dat, helemaal niet erg, (enkel|alleen|voor) wie ~ (wil|wilt|zin), wie (thuis|zelf)? (geen|niets|niet|liever|dat wil|wil|zin) ~~ (krijgt|mag|kan|gaat|neemt|vraagt|vindt|luistert|blijft|blaast|tekent|leent|komt|stopt|laat|zegt|belt|haalt), (wie|als) ~ liever, (wie|als) ~ (zin heeft|zin hebt|goesting), wie ~ wil mag, (vrijwillig|facultatief|optioneel), eigen (keuze|keus)`,
  provides: `
    (betaald|voorzien|gegeven|gewassen|gedragen|geschonken|aangeboden|klaargemaakt|gekocht|meegebracht|geregeld) ~ door (de|ons|het|onze)? ($school), door (de|ons|het|onze)? ($school) ~ (betaald|voorzien|gegeven|gekocht|aangekocht|meegebracht|geregeld), (is|zijn|komt|komen) ~ van (de|onze) (school|stad|gemeente), (liggen|ligt|staan|staat|hangen|hangt|zitten|zit|vind|vindt) ~~ (klaar|in de klas|in de gang|in de kast|op school|in het lokaal|in de refter|in een kast|in het klaslokaal|voor iedereen), (in|op) (de|het|onze|elke) (klas|gang|kast|lokaal|refter|school|klaskast|inkomhal) ~ (liggen|ligt|staan|staat|hangen|hangt|zitten|is er|zijn er|hebben we|krijgt|krijgen),
    te leen, (mag|mogen|kan|kunnen|kunt) ~~ lenen, (uitlenen|bruikleen|uitgeleend|ontlenen), (krijgt|krijgen) ~~ (van ons|van de school|in de klas|op school|er een|eentje|alles|daaruit|iedereen|gratis|cadeau|bruikleen), (elk|ieder|elke|iedereen|alle) ($kind)? ~ (krijgt|krijgen), inbegrepen, (voor|op) onze (rekening|kosten), kosteloos, gratis, trakteert (de|het|onze) $school, kost ~ (niets|niks), 0 euro, genoeg voor (iedereen|elk|alle), meer dan genoeg, in alle (maten|kleuren), $wij (zorgen|voorzien|geven|lenen|betalen|maken|smeren|regelen|hebben|wassen|kopen|nemen|brengen|bieden) ~, (ik|$school) (zorgt|zorg|voorziet|voorzie|geeft|geef|leent|leen|betaalt|betaal|maakt|smeert|regelt|regel|heeft|heb|wast|koopt|brengt|biedt|plaatst) ~, (zorgen|voorzien|geven|lenen|betalen|regelen|hebben|brengen|kopen) $wij, (zorgt|voorziet|geeft|leent|betaalt|regelt|heeft|brengt|koopt|zet|plaatst) (de|het|onze)? (school|stad|gemeente|ouderraad|oudercomité|keuken|juf|meester), (doen|maken|vieren|lezen|oefenen|bekijken|printen|drukken|invullen) $wij ~ (in de klas|op school|tijdens de les*|samen), (gebeurt|gebeuren) ~ (in de klas|op school|tijdens de les*), (tijdens de les*|volledig in de klas|helemaal in de klas)`,
  exists: `
    er (is|zijn|staat|staan|ligt|liggen|passeert|komt) ~`,
  acts: `
    $school ~ (rijdt|fietst|vertelt|loopt),
    ($wij|$school|kinderen|leerlingen|ik|kleuters|leerjaar|klassen|poetsploeg|personeelsleden) ~ (trakteer+|schenkt|zorg+|voorziet|voorzien|betaal+|geef+|leen+|druk+|print+|kopieer+|bak+|breng+|heeft|hebben|neem+|koop+|haal+|maak+|krijgt|krijgen|deel+|gebruik+|doet|doen|werk+|leren|lees+|oefen+|bekijk+|kijk+|schrijf+|zing+|vier+|regel+|bezorg+|bewaar+|rijd+|controleer+|vul+|scant|help+|bel+|bestelt|vertrekken|gaan|gaat|speel+|knutsel+|proef+|trek+|wandel+|kook+|verkoop+|verzamel+),
    (trakteer+|zorg+|voorziet|voorzien|betaal+|geef+|leen+|druk+|print+|bak+|breng+|heeft|hebben|neem+|koop+|haal+|maak+|gebruik+|doet|doen|lees+|oefen+|bekijk+|kijk+|schrijf+|vier+|regel+|gaan|gaat|speel+|proef+|trek+|wandel+|kook+|verkoop+) ($wij|de school|school|juf|ik)`,
  presses: `
    maar ~~ (raden|raadt|aangeraden|aanbevolen|verwachten|rekenen|hopen), ten (stelligste|zeerste), sterk (aan|aangeraden), (toch|wel) ~ (verwachten|verwacht)`,
  verbs: `
    (is|zijn|was|waren|word+|werd|werden|heb|hebt|heeft|hebben|had|hadden|kan|kon|konden|kunnen|kunt|mag|mogen|moet+|wil+|wilt|zal|zullen|zou|gaat|gaan|ging|gingen|komt|komen|doet|doen|krijg+|staat|staan|ligt|liggen|zit|zitten|blijf+|vind+|maak+|speel+|leer+|ziet|zien|vertel+|lees+|schrijf+|eet|eten|aten|geef+|neem+|breng+|hoef|$hoef|hoort|horen|steek+|vraag+|zorg+|kost|kosten|begint|start|werk+|help+|zoek+|koop+|verkoop+|vier+|trakteer+|kies+|hang+|ruik+|smaak+)`,
  invites: `
    (*ouders|*ouder|u|jullie|mama*|papa*|iedereen|familie*|$helper) & (verwacht|welkom|aanwezig|uitgenodigd|uit te nodigen|langs_kom|langskomen|nodig|gezocht|*helpen|begeleiden|*begeleidt|mee_ga|afspraak), (nodigen|verwachten|ontvang+|zoeken) ~ (u|jullie|ouders|alle|$helper), $helper ~ mee, (ouder|ouders) ~ blijf+, voor (jullie|u|hun ouders|de ouders|alle ouders), lege stoelen, (ontbijten|mee_wandel|meedoen), wie komt ~, van elk ~ iemand, $ontmoeting, (kom|komt|komen) ~ (kijken|luisteren|vieren|supporteren|genieten|binnen|langs), (bent|zijn|is) ~ welkom, (komt|bent|blijf+) $u ~, (kom|komt|komen) ~ (mama*|papa*|ouder*), (mama|papa|ouder) ~~ (bij|erbij)`,
  threatens: `
    (wie|zonder|geen|indien|als) ~~ (mag|kan|kunnen|mogen|wordt|worden|krijgt|blijft|verliest|telt) ~ (niet|nul|geen|straf*|geweigerd|uitgesloten|onvoldoende), niet (langer|meer) ~ (op papier|papieren|mee|mogelijk|aanvaard), (afscheid|gedaan met|schaffen|verdwijnen|verdwijnt|vervangt|vervangen)`,
  lacks: `
    (heb|hebben|heeft) & nodig, (zoek|zoekt|zoeken|missen|ontbreekt|ontbreken|gezocht), tekort, te weinig, hebben $wij van (u|jou|jullie|elk*), (afgeschaft|weggevallen|stopgezet), (bestaat|bestaan|noteren|geven|aanvaarden) ~ niet meer, geen ~ meer, (raden|raadt) ~ af, afgeraden, verboden, niet (toegelaten|toegestaan|aanvaard), (kan|mag|mogen|kunnen) (dus|voor ons|zo)? niet (meer)? ~`,
  brings: `
    (mee_breng|mee_geef|mee_neem|mee_pak|mee_steek|mee_kom|aan_schaf|aan_koop|aan_doe|aan_trek|bij_heb), (in|uit) (de|het|een|je|uw|zijn|haar|hun|jullie|elke|ieder) (klein|stevige|grote)? (*boekentas*|*rugzak*|*zak|*zakje|*tas|*tasje|valies|*koffer|*doos|*bakje|omslag), (mag+|mogen|moet+|heeft|hebben|hoort|horen|gaat|gaan|wil|willen|kan|kunnen) ~~ (mee|bij|erbij|bijhebben|aan), (heb+|hebt|heeft|hebben|is|zijn) ~~ nodig, nodig ~ (hebben|heeft|zijn|is), benodigd*, (verplicht|vereist|gewenst|noodzakelijk|onmisbaar|onontbeerlijk|voldoende|vergeet|denk|denkt|gelieve|gevraagd|verwacht), (zorg+|voorzie*|breng+|koop+|draag+|kleed+|trek+|verzamel+|spaar+|zoek+|bezorg+|schaf+|gebruik+|smeer+), (geef|geeft|neem|neemt|graag|liefst) ~, (aub|a.u.b*|alsjeblieft), allemaal in, zonder $kit, (mag+|mogen) ~~ (van thuis|thuis), (komt|komen|kom) ~~ (met|in) ~ $kit, (eten|eet|drinken|drinkt|bak+|maak+) ~, (presenteert|toont) ~ kind, beschik+`,
  tells: `
    (gisteren|eergisteren|daarnet), (vorige|afgelopen|voorbije) (week|maand|vrijdag|maandag|dinsdag|woensdag|donderdag|weekend|zaterdag|zondag|jaar|schooljaar), (hebben|heeft|heb) ~~ (ge*d|ge*t|ge*en|be*d|ver*d|ver*t|*gebracht|*genomen|*gegeven|*gedaan|*gemaakt|*gehaald|*gehad|*gezet|*getrokken|*gekregen|*gevonden|*geholpen), (was|waren|kwam|kwamen|ging|gingen|kreeg|kregen|mocht|mochten|deed|deden|vond|vonden|zong|zongen|las|lazen|zag|zagen|at|aten|hielp|hielpen|bracht|brachten|schreef|schreven|bezocht|bezochten|reed|trok|trokken|gaf|gaven|nam|kocht|kochten|droeg|droegen|fietste|fietsten|werkte|werkten|vierden|proefden|dansten|stapten|bakte|bakten|kookten|*eerde|*eerden|*aalde|*aalden|*aakte|*aakten|*eelde|*eelden|*telde|*telden|*ndelden|*utselde|*utselden|kweekte|verkochten|oefende|oefenden)`,
};

const speech = formsOf(
  Object.entries(deeds).flatMap(([says, written]) => listed(written).map((form) => ({ says: says as Deed, form }))),
  wordClasses,
);

const addressed = new Set(['u', 'uw', 'je', 'jij', 'jouw', 'jullie', 'ouders', 'ouder', 'iedereen', 'elk', 'elke', 'gezin', 'gezinnen', 'thuis']);

/**
 * @param offers whether a general offer of help stands in the sentence
 * @param names whether it names something that a letter can take for granted
 */
export function contextOf(sentence: Sentence, offers: boolean, names: boolean): Context {
  const done = new Set(speech.in(sentence).map(({ says }) => says));
  const addresses = sentence.tokens.some(({ word }) => addressed.has(word));
  const presses = done.has('presses');
  const frees = !presses && done.has('frees');
  return {
    addresses,
    invites: done.has('invites'),
    threatens: done.has('threatens'),
    brings: done.has('brings'),
    lacks: done.has('lacks'),
    isNominal: !done.has('verbs') && !done.has('acts') && !done.has('tells'),
    asks: presses || done.has('asks'),
    offers: !presses && (offers || asksWhoHasNone(sentence) || (frees && !names && isGeneral(sentence) && !done.has('threatens'))),
    frees,
    provides: done.has('provides') || (done.has('exists') && !sentence.tokens.some(({ word }) => negators.has(word))),
    schoolActs: !addresses && !sentence.tokens.some(({ word }) => word === 'niet') && done.has('acts'),
    tells: done.has('tells'),
  };
}

/** "Geen printer?", "Lukt het niet?": whatever comes next, somebody thought of who has none. */
const asksWhoHasNone = ({ tokens, isQuestion }: Sentence): boolean =>
  isQuestion && /^(?:geen|lukt|moeilijk|lastig|probleem|problemen|niet|toch)$/.test(tokens[0]?.word ?? '');

/** "Dat hoeft niet", "Wie liever iets anders doet": about what was asked before. */
const isGeneral = ({ tokens }: Sentence): boolean =>
  /^(?:wie|dat|dit|het|die|niets|niemand|verplicht|vrijblijvend|alles|wil|maar|moet)$/.test(tokens[0]?.word ?? '');

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
  // "Nog geen foto" asks for one.
  if (!negators.has(word) || tokens[place - 1]?.word === 'nog') return false;
  // "Zonder attest …" at the beginning says what happens to whoever has none.
  if (word === 'zonder' && tokens[place]?.opensClause) return false;
  if (tokens.slice(Math.max(0, place - 8), place).some(({ word }) => word === 'vergeet' || word === 'vergeten')) return false;
  if (tokens[place + 1]?.word === 'enkel' && word === 'geen') return true;
  const around = [tokens[place - 2], tokens[place - 1], tokens[place + 1]].map((token) => token?.word ?? '');
  return !around.some((near) => notDenying.has(near));
}
