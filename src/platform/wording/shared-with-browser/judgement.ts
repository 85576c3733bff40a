import { isDenied } from './context.ts';
import type { Finding } from './finding.ts';
import { type Forms, formsOf, listed } from './forms.ts';
import { judgementLexicon } from './lexicon.ts';
import type { Sentence } from './tokens.ts';
import { wordClasses } from './word-classes.ts';

/*
 * Words that judge: those of the lexicon, and how people bend and say them otherwise. Each line begins with the number of the entry
 * of the lexicon that it belongs to; written as in `forms.ts`.
 */
const bent = `
  1: (toont|tonen|toonde|heeft|hebben) ~ (geen|weinig|amper|nauwelijks) (interesse|belangstelling), ongeïnteresseerde*, desinteresse
  2: ongemotiveerde*, (geen|weinig) (zin|goesting) om ~, motivatie ontbreekt, niet gemotiveerde
  3: luie, luiaard*, luierik*, (is|was) ~ te lui
  4: (weigeren|weigerde|weigerden|geweigerd|weigering), weigerachtige, (wil|willen|wilde|wou) niet (meewerken|luisteren|komen|helpen|mee)
  5: onwillige, uit onwil
  6: (manipuleren|manipuleerde|gemanipuleerd|manipulatieve|manipulatie), (speelt|spelen) ~ tegen elkaar uit
  7: (vraagt|vroeg|vragen|zoekt|zoekt|zocht|trekt) ~ (negatieve)? aandacht, aandachtszoek*, aandachttrek*, (uit is|uit) op aandacht
  8: (doet|deed|doen) (het|dat) ~ (expres|opzettelijk), opzettelijke, expres
  9: (kan|kon) (hem|haar|hen|de ouders|mama|papa|moeder|vader) ~ niets schelen, (trok|trokken) zich ~ niets aan, (trekt|trekken) er zich niets van aan
  10: (is|zijn|was|waren) ~ (niet|weinig|nauwelijks) betrokken, weinig betrokkenheid, onbetrokken ouder*
  11: (werkt|werken|werkte|werkten) ~ (niet|niet goed|nooit) mee, (werkt|werken|werkte) ~ tegen, tegenwerk*, onmeewerkend*, niet coöperatieve
  12: smoes*, smoesje*, uitvlucht, (altijd|weer|telkens|steeds) ~ (excuus|excuses), (zoekt|zoeken|verzint|verzinnen|verzon) ~ (excuses|excuus|smoes*|uitvlucht*)
  13: (liegen|loog|logen|gelogen|leugen|leugenaar*), (vertelt|vertelde) ~ leugens
  14: (respectloze|brutale|brutaliteit*), (toont|heeft|had|hebben) ~ geen respect
  15: (provoceren|provoceerde|provocatie*|provocatief), (daagt|daagde|dagen) ~ uit
  16: probleemgezinnen, problematische gezinnen, multiproblemgezin*, multiprobleemgezinnen, moeilijke gezinnen, (moeilijk|lastig|raar|apart) gezin
  17: kansarmen, kansarmoede, (arm|arme|armoedige) (gezin|gezinnen|ouder*|moeder|vader|familie*), sukkelaar*
  18: laaggeschoolde*, laagopgeleide*, (simpele|domme|eenvoudige|zwakbegaafde) (ouder*|moeder|vader|mensen|mama|papa), (niet|weinig) (slim|snugger), analfabe*
  19: (moeilijke|lastige|vervelende|zagende|klagende) (ouder*|moeder|vader|mama|papa), (ouder*|moeder|vader|mama|papa) ~ (zagen|zagt|zeuren|zeurde|klagen|zaagde), zeur*, zaag* altijd
  20: agressieve (moeder|vader|ouder*|mama|papa|stiefvader), (moeder|vader|ouder*|mama|papa) ~ (agressief|hysterisch)
  21: (slechte|onbekwame|incompetente|falende) (ouder*|moeder|vader|mama|papa), (kan|kunnen) ~ niet opvoeden, pedagogisch (onmachtig|zwak|onbekwaam)*
  22: (profiteren|profiteert|profiteerde|profiteur*) ~ (systeem|ocmw|school|uitkering*|staat), profiteur*, (leeft|leven|trekt|trekken) ~ (ocmw|uitkering*|dop), (aan|op) den dop
  23: (gebroken|ontwrichte|ontwricht|onvolledig|onvolledige|kapot|onstabiel|onstabiele) gezin*, nooit een vader gehad
  24: (vader|moeder|papa|mama) ~ (afwezig|uit beeld), afwezige (vader|moeder|papa|mama)
  25: allochtone*, vreemdeling*, (die|zulke) (mensen|volk), dat soort (mensen|ouders|gezinnen|families), zulke (ouders|gezinnen)
  26: (spreekt|spreken|kan|kunnen|kent|verstaat) ~ (geen|amper|nauwelijks|gebrekkig|slecht) nederlands, gebrekkig* nederlands
  27: (onbereikbaar|onbereikbare), (niet|nooit|moeilijk|amper|nauwelijks) te bereiken, moeilijk bereikbar*
  28: betalen nooit, (weigert|weigeren) ~ te betalen
  29: (gekend|bekend) (bij|om) (ons|het clb|de politie|haar|zijn), (staat|staan) ~ bekend als, beruchte, appel ~ niet ver, notoir*
  30: (overbezorgd*|overbescherm*|hysterische|overdrijven|overdreef|overdreven reactie), (maakt|maken) ~ drama
  31: psychisch (zwak|labiel|ziek)*, (depressieve|verslaafde|labiele|alcoholistische) (moeder|vader|ouder*|mama|papa), aan de drank
  32: (verwaarloosde|verwaarlozen|verwaarloost), ziet er ~ verwaarloosd uit
  33: (onverzorgde|vuile|smerige|stonk|stinken|onhygiënische), (slechte|gebrekkige|geen) hygiëne, ongewassen, (komt|kwam) ~ vuil (naar|binnen|op)
  34: (geen|weinig|te weinig) structuur, (gebrek|nood) aan structuur, chaotisch* (gezin|thuis*|huishouden)
  35: (geen|nooit) grenzen, grenzeloze, (slecht|niet) opgevoed*, (verwende|verwend), onopgevoed*
  36: (geen|weinig|onvoldoende) (steun|ondersteuning|stimulans|begeleiding) ~ (thuis|ouders), (thuis|ouders) ~ (geen|weinig|onvoldoende) (steun|ondersteuning|stimulans|begeleiding|opvolging), (niet|onvoldoende|weinig) gestimuleerd, taalarm*
  37: (geen|weinig) (boekencultuur|schoolcultuur|leescultuur), cultuurarm*
  38: (lege|slechte|ongezonde) brooddo*
  39: (slecht|onaangepast|armoedig|haveloos) gekleed, haveloze, armoedige, (versleten|kapotte|te kleine) (kleren|kledij|schoenen)
  40: (zit|hangt|zitten|hangen) ~ (hele|heel de|ganse) dag ~ (gsm|scherm*|tv|tablet), verslaafd aan ~ (gsm|scherm*|game*|gamen|tablet), gameverslaa*
  41: (slechte|moeilijke|problematische|schrijnende) thuissituatie*
  42: krot*, achterbuurt*, probleemwijk*
  43: (ouders|mama|moeder|papa) ~ (uit bed|in bed|slapen uit), (krijgen|krijgt) (hem|haar|hun kind) ~ niet uit bed
  44: (probleemkinderen|probleemleerling*|probleemjongere*|lastposten|onhandelbare|pestkoppen|etter*|stoorzender*), (moeilijk|lastig|onmogelijk|vervelend) kind, moeilijke (leerling|jongen)
  45: agressieve, agressie ~ (thuis|vader), gewelddadige, agressievel*
  46: (zwakke|zwakkere) (leerling*|broeder*|kind*), zorgkinderen, zorgenkind*, zorgleerling*
  47: (leerachterstand|taalachterstand|ontwikkelingsachterstand|achterstand), (hinkt|hinken|loopt|lopen) ~ (achterop|achter)
  48: (haalt|halen) het ~ nooit, (zal|zullen) (het)? nooit
  49: (laag|lager|te laag|beneden) (zijn|haar)? niveau, beperkte (capaciteiten|mogelijkheden|begaafdheid), hoort hier niet thuis
  50: straatkind*, hangjongere*, (toekomstige|kleine) crimineel
  51: (hyper|hyperkind|autist|autistisch kind|spast*), druk ventje, (typisch|typische) (adhd|autist*|adhd'er)
  52: dramaqueen*, aansteller*, (stelt|stelde|stellen) zich ~ aan, aanstellerig*, kleinzerig*, wenerig*, (maakt|maakte) ~ theater
  53: einzelgänger*
  54: (onbeleefde|ongemanierd*), (geen|slechte) manieren
  55: spijbelaar*, schoolmoe*
  56: (dief|dieven|steelt|stal|gestolen), lange vingers
  57: hechtingsstoornis*, hechtingsprobl*, onveilig gehecht*
  58: getraumatiseerd*, (heeft|hebben) ~ trauma
  59: depressieve, (is|lijkt) ~ (depressief|suïcidaal)
  60: gedragsstoornis*, gedragsgestoord*, emotioneel gestoord*, psychopa*, (heeft|hebben) (zeker|vast|vermoedelijk|waarschijnlijk) ~ (adhd|ass|autisme|odd)
  61: zwakbegaafd*, achterlijk*, (laag|laag gemeten) iq, mentaal beperkt*
  63: (zoals|gelijk) (altijd|gewoonlijk|steeds|te verwachten), (weeral|weeral eens)
  64: (normale|gewone|deftige|goede) (gezinnen|ouders|kinderen), een normaal (kind|gezin)
  65: (net|juist) (als|gelijk|zoals) (zijn|haar|de) (broer*|zus*|vader|moeder|neef), (zoals|gelijk) de rest van (het gezin|de familie), zelfde als (zijn|haar) (vader|moeder|broer|zus)
  66: (andere|alle andere) ouders ~ (kunnen|doen|lukt) ~ wel, in tegenstelling tot (andere|de andere) (ouders|gezinnen|kinderen)
  67: (naar het schijnt|naar verluidt|men zegt|er wordt gezegd|volgens roddels|blijkbaar|kennelijk), (ik|wij|we) (heb|hebben) ~ horen zeggen, (gehoord|horen) dat ~ thuis
  68: (iets|wat) te verbergen, verbergen iets, er is iets (aan de hand|mis) thuis, (er zit|zit er) iets (niet juist|niet pluis|achter), onderbuik*
  69: (zwart|in het zwart) (werk|werken|werkt), zwartwerk*, illegalen, sociale fraude, frauder*
  70: (moet|moeten) (hij|zij|ze|het) maar, (had|hadden) (hij|zij|ze) maar, (zelf) (gezocht|schuld)
  71: (alles|al alles) (al)? geprobeerd, (geven|geef) het op, hopeloze, dweilen met de kraan
  72: niet (ons|mijn) probleem, niet (onze|de) taak ~ (school|is), (is|blijft) (de)? taak van de ouders, hun (eigen)? verantwoordelijkheid
  73: terechtgewezen, op (de|zijn|haar|hun) (plicht*|plaats|matje) (gewezen|gezet|geroepen)?, aangesproken op ~ verantwoordelijkheid
  74: hoe vaak (moet|nog), (duizend|honderd|tien|al meermaals) (keer)? ~ gezegd, hardlee*
  75: (begrijpt|begrijpen|snapt|snappen) (het|er) ~ (niet|niets), (wil|willen) ~ niet begrijpen, niet te redeneren`;

/** What looks like a judgement and is none. */
const innocent = listed(`
  taal die mensen, zelf-*, onze excuses, excuses (aan|aangeboden|aanbieden|voor), (bieden|biedt|bied|aanbieden) ~ excuses, (we|wij|ik|kinderen|leerlingen|klas|die|ze|zij) zagen, zagen (we|wij|ik|ze|dat|de|het|een), (hout|plank*) ~ zagen, (wil|willen|mag|mogen) niet (vergeten|nalaten), achterop (de|een|zijn|haar) fiets, nooit (te laat|alleen|meer), vuile (handen|was|vaat|kleren in), stal van, (de|een|onze) stal, paarden stal, gestolen (fiets|gsm), (inhalen|wegwerken|weg te werken|wegwerkt) ~ achterstand, achterstand ~ (inhalen|wegwerken|weg|in te halen|plannen), (wij|we|school|iedereen|alle) ~ achterstand, (gewone|goede) (kinderen|ouders) (zoals|van), zwart werken met, (plant|dier|hond|kat) ~ verwaarloosd, luie (zetel|stoel|dag|zondag), (een|twee) druk kind*, normale (schooldag|uren|lessen), verwend met, (wij|we|school|ik) ~ (onbereikbaar|niet te bereiken)`);

let compiled: Forms<string> | undefined;
const forms = (): Forms<string> => {
  compiled ??= formsOf(
    [
      ...judgementLexicon.entries.flatMap(({ id, forms: known, weak_forms: weak = [] }) =>
        known.filter((form) => !weak.includes(form) && !leftToBent.has(form)).map((form) => ({ says: id, form })),
      ),
      ...bent
        .trim()
        .split('\n')
        .flatMap((line) => {
          const [number = '', written = ''] = line.split(/:(.*)/s);
          return listed(written).map((form) => ({ says: `judge.${number.trim().padStart(3, '0')}`, form }));
        }),
      ...innocent.map((form) => ({ says: '', form })),
    ],
    wordClasses,
  );
  return compiled;
};

/** Forms of the lexicon that mean something else as often: only as they are bent above. */
const leftToBent = new Set(['zagen', 'profiteren van', 'excuses', 'vuil', 'andere cultuur', 'achterop', 'met opzet']);

const entries = new Map(judgementLexicon.entries.map((entry) => [entry.id, entry]));
const categories = new Map(judgementLexicon.categories.map(({ id, nl }) => [id, nl]));

/** Words of a sentence that judge a child or a family. What somebody said, between quotation marks, may stay. */
export function judgementsIn(sentence: Sentence, text: string): Finding[] {
  const hits = forms().in(sentence);
  const innocents = hits.filter(({ says }) => says === '');
  const findings = hits
    .filter(({ says, from, to }) => {
      if (says === '' || sentence.tokens.slice(from, to + 1).some(({ isQuoted }) => isQuoted)) return false;
      if (innocents.some((other) => other.from <= to && other.to >= from)) return false;
      return !isDenied(sentence.tokens, from, to, 0);
    })
    .map(({ says, from, to }) => judgementFinding(says, text, [sentence.tokens[from]?.start ?? 0, sentence.tokens[to]?.end ?? 0]));
  return findings.filter(
    (finding, place) =>
      !findings.some(
        (other, at) =>
          at !== place && other.start <= finding.start && other.end >= finding.end && (other.end - other.start > finding.end - finding.start || at < place),
      ),
  );
}

function judgementFinding(id: string, text: string, [start, end]: [number, number]): Finding {
  const entry = entries.get(id);
  if (!entry) throw new Error(`No ${id} in the lexicon`);
  const { category, neutral, question, why } = entry;
  const leaves = /^Laat weg/.test(neutral);
  const suggestions = neutral
    .replace(/^Laat weg(?:, of: |[.,] ?)?/, '')
    .split(' / ')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !/^(?:Schrijf|Beschrijf|tenzij)/.test(one) && !leaves);
  const reason = [categories.get(category), why, leaves ? neutral : '', question].filter(Boolean).join(' ');
  return { ruleId: id, group: 'judgement', start, end, text: text.slice(start, end), reason, suggestions };
}
