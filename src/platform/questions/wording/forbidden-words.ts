/*
 * How a form is written, as in the lexicons of the content pack:
 *   *       any letters, so that a compound matches: "*inkomen" is also "gezinsinkomen"
 *   -       nothing, a space or a hyphen
 *   ~       at most six words, within the sentence
 *   (a|b)?  as in a regular expression
 *   ADD     all in capitals: only in capitals, since "add" is also an English word
 * Accents and all other capitals are ignored.
 */

const ouders = '(ouders?|mama|papa|moeder|vader|mams|paps|gezin|partner)';
const parents = '(parents?|mother|father|mum|mom|dad|family)';
const famille = '(parents?|mere|pere|maman|papa|famille)';
const jullie = '(u|jullie|(je|jouw|uw|jullie) (ouders|gezin|mama|papa|moeder|vader))';

/** What may never be asked (R6, R7), per subject, in Dutch, French and English. */
export const forbiddenForms = {
  income: forms(`
    *inkomen, *inkomens*, *inkomsten*, *salaris*, loon, lonen, loon-(brief|briev|fiche|stro)*, (maand)?wedde,
    (maand|week|uur|jaar|dag|netto|bruto|minimum|basis|honger)-loon, (wat|hoeveel) verdien* (u|jullie), verdien* u ~ (geld|genoeg), thuis verdien*,
    verdien* ~ ${ouders}, ${ouders} ~ verdien*, verdien* ~ (per|elke|de) maand, spaar-(geld|rekening), hoeveel geld ~ (maand|thuis|gezin|rekening),
    hoeveel geld ~ ${ouders}, hoeveel geld (heeft|hebt) u, hoeveel ~ op (de|je|uw|jullie) (spaar|bank)?rekening, rondkomen, gezins-budget,
    hoeveel breng* ~ binnen, breng* ~ geld binnen, (heb|hebt|hebben|heeft) ~ het (niet )?breed, financie* (situatie|toestand|draagkracht),
    belasting-(brief|aangifte), aanslag-biljet, (ben|bent|zijn) ${jullie} (thuis |heel |erg )?rijk, (le|un|du|mon|ton|son|votre|leur|quel|de) revenu,
    (les|des|de|vos|tes|leurs|quels|nos) revenus, revenus? (mensuel|familia|net|brut|annuel|du menage)*, salaires?, combien ~ gagn* ~ vous,
    combien ~ gagn* ~ ${famille}, ${famille} ~ gagn* ~ (argent|mois|euros|bien), (fiche|feuille)s? de paie, situation financiere, incomes?, salary,
    salaries, wages?, earnings, how much (do|does) (you|he|she|they) earn*, ${parents} ~ earn*, pay-slips?, financial situation, savings`),
  benefits: forms(`
    *uitkering*, leef-loon*, leefloners?, ocmw, (school|studie|huur)-toelagen?, toelagen?, (sociale|school|kinder|studie)-toeslag(en)?,
    studie-beur(s|zen), groei-pakket*, kinderbijslag*, kindergeld, bijstand, werkloosheid*, werkloos, werklozen?, werkzoekend*,
    (stempel|steun|ziekte)-geld, (aan|op) den? dop, steuntrekk*, geld van (de staat|het ocmw), invalid*, verhoogde tegemoetkoming,
    socia(al|le) tarie(f|ven), kansen-tarie(f|ven), sociale (huur)?woning(en)?, huur-(subsidie|premie)s?, allocations?, allocataires?, chomage,
    chomeu(r|rs|se|ses), cpas, revenu d'integration, aide sociale, bourses? d'etudes?, tarif social, intervention majoree, logement social,
    (social|child|housing|unemployment|disability|family) benefits?, (receive|receives|get|gets|claim|claims|on|any) (benefits|welfare)(?! (of|from)), unemployed,
    unemployment, social security, social housing, food stamps`),
  debts: forms(`
    *schulden*, schuld-(bemiddel|hulp|eiser|saldo)*, (huur|energie|school|gok|belasting|bank|studie|opvang)-schuld,
    (een|hoeveel|openstaande) schuld(?! aan), (heb|hebt|hebben|heeft) (u|je|jij|jullie|uw gezin) (nog |ook )?schuld(?! aan), schuld (afbetal|afloss)*,
    deurwaarder*, aanmaning(en)?, wanbetaler*, lening(en)?, (woon|auto|huis|hypotheek|hypothecaire|bank)-lening(en)?,
    (bank|consumenten|woon)-krediet(en)?, kredieten, (hebt|heeft|hebben) ~ krediet, budget-(beheer|begeleid|meter)*, achterstallig*, hypothe(ek|ken),
    (openstaande|onbetaalde) (rekening|factu|huur|schoolrekening)*, in het krijt, rekening ~ in het rood, factu(ur|ren) ~ niet ~ betalen,
    slechte betalers?, dettes?, endett*, surendett*, huissiers?, impaye*, creanciers?, rembours* ~ (credit|pret|emprunt)s?,
    (credit|pret|emprunt)s? ~ rembours*, credits? (a la|hypothecaire|bancaire), debts?, indebted, bailiffs?, loans?, mortgages?,
    (unpaid|overdue) (bills?|rent|invoices?), owe ~ money`),
  diplomas: forms(`
    *diploma*, gediplomeerd*, *getuigschrift*, (opleidings|studie|scholings)-(niveau|graad), (laag|hoog|kort|lang)-(geschoold|opgeleid)*,
    (hoogste|hogere) (opleiding|studie|graad)*, wat studeer* ${jullie}, (opleiding|studies?|scholing) ~ (je|jouw|uw|jullie|de) ${ouders},
    ${ouders} ~ (gestudeerd|afgestudeerd|school gelopen), u ~ (gestudeerd|afgestudeerd|school gelopen), ${ouders} ~ (universiteit|hogeschool),
    hoe lang ~ ${ouders} ~ school, welke opleiding ~ u, tot (welke|hoe) ~ u naar school, hoger onderwijs ~ (gevolgd|gedaan|afgemaakt),
    kun(t|nen) ${jullie} lezen (en|of) schrijven, (middelbaar|lager|secundair) (onderwijs )?(afgemaakt|gedaan|gevolgd), diplomes?,
    niveau d'(etudes?|instruction), etudes (de|des) (vos|tes|ton|ta|votre|leurs|les)? ?${famille}, (${famille}|vous) ~ fait ~ etudes,
    (university|college|bachelor|master|high school) degrees?, (have|has|got|get) a degree, level of education, education(al)? level, (educational|highest|school|your) qualifications?,
    ${parents} ~ (went|go|gone) to (university|college), ${parents} ~ graduat*`),
  residence: forms(`
    *verblijfs*, (wettig|legaal|illegaal|tijdelijk) (in )?verblijf, recht op verblijf, papieren ~ in orde, (geldige|belgische|wettige) papieren,
    (zonder|geen) papieren, (heb|hebt|hebben|heeft) (je|jij|${jullie}) (al |wel |de juiste |goede )?papieren(?! nodig),
    asiel(zoek|aanvra|procedure|centr|status|dienst|dossier)*, asiel (aan|ge|vra)*,
    (ben|bent|zijn) (je|jij|u|jullie|(je|jouw|uw) ouders) ~ vluchteling(en)?, nationaliteit(en)?, rijksregister*, regularisatie*, gezinshereniging*,
    illegaal in (belgie|het land|dit land), illegalen, (bent|zijn|ben) (je|jij|${jullie}) (hier )?illegaal, (ben|bent|zijn) ${jullie} ~ legaal,
    ${jullie} ~ gevlucht, (documenten|papieren) ~ geldig, uitgewezen, uitwijzing*, grondgebied te verlaten, vis(um|a),
    (titre|permis|carte)s? de sejour, sans-papiers?, papiers ~ en (regle|ordre), regularisation, (demande|demandeur|demandeurs) d'asile,
    nationalites?, clandestin*, (es-tu|etes-vous) ~ refugies?, residen(ce|cy) (permit|paper|card|status)*, residency, immigration (status|papers),
    asylum*, undocumented, nationality, papers ~ in order, are you ~ refugees?, (legal|illegal) immigrants?, work permits?`),
  diagnoses: forms(`
    *diagnos*, adhd, ADD, ASS, ODD, OCD, DCD, PTSS, autis*, asperger*, dyslex*, dyscalcul*, dysprax*, dys(f|ph)as*, dysorthogra*, tourette*, ptsd,
    bipola*, borderline*, schizo*, psychos(e|es|en|is), psychoti*, psychiat*, depressi*, *stoornis*, anorexi*, boulimi*, epilep*, diabet*, *syndroom,
    *syndromen, handicap*, *gehandicapt*, (heb|hebt|heeft|hebben) ~ een beperking(?! (in|van|op|voor)), (heb|hebt|heeft|hebben) ~ (add|ass|odd),
    neem* ~ medicatie, getest door, mindervalide*, (hoog|zwak)-begaafd*, iq, iq-test*,
    (verstandelijke|lichamelijke|mentale|fysieke|motorische|visuele|auditieve) beperking(en)?, rilatin*, gemotiveerd verslag, (iac|gc|ov4)-verslag,
    burn-out*, welke (ziekte|aandoening), *aandoening(en)?, chronische? ziek*, *trauma*, kanker, tdah?,
    troubles? (de l'|du |des |d')?(attention|apprentissage|comportement|langage)*, troubles? (alimentaire|psychi|mentau|dys|autis)*, haut potentiel,
    maladie (chronique|mentale), quelle maladie, disorders?, disabilit(y|ies), disabled, special (educational )?needs,
    (mental|chronic) (illness|disease)*, (which|what) (illness|disease), *syndromes?`),
  labels: forms(`
    *kans-arm*, (ses|gok)-(leerling|kind|gezin|indicator|kenmerk|lestijd|uren|score)*, SES, GOK, probleem(gezin|kind|leerling|ouder|jongere|gedrag)*,
    *multiprobleem*, zorg(kind|leerling|gezin)*, zorgen(kind|gezin)*, risico-(kind|leerling|gezin|jongere)*,
    kwetsbare? (gezin|kind|leerling|ouder|groep|jongere|thuissituatie)*, (gezin|gezinnen|kinderen|leerlingen) kwetsbaar, margina(al|le|len),
    asociale? (gezin|ouder|mensen)*, indicator-leerling*, aantik(t|kend|kende|kers), minder-begoed*, behoeftig*, achtergesteld*,
    achterstands-(gezin|kind|leerling|wijk|buurt|groep)*, doelgroep-leerling*, (gebroken|moeilijke?|lastige?) gezin*, (moeilijke|lastige) ouders?,
    *armoede*, armoedig*, arme? (gezin|gezinnen|kind|kinderen|mensen|ouders?|leerling|leerlingen|families|familie),
    (ben|bent|zijn) ${jullie} (thuis |heel |erg )?arm, allochto*, achterlijk*, (analfabe|laaggeletterd|ongeletterd)*, (sociaal|socio)-economisch*,
    sociaal-zwak*, defavoris*, precarite, precaires?, pauvrete, (familles?|enfants?|parents?|eleves?) (a problemes?|pauvres?|difficiles?),
    (etes-vous|es-tu|sont-ils) pauvres?, cas socia(l|ux), socio-economi(que|ques|c), underprivileged, disadvantaged, deprived,
    (poor|problem) (famil|child|kid|parent|pupil|student)*, are (you|your ${parents}) poor, poverty`),
};

/** What looks like one of these and is not: taken out of the text first. */
export const innocentForms: readonly string[] = forms(`
  verdien* ~ (pluim|compliment|applaus|knuffel|bloemetje|bloemen|medaille|schouderklop*|pauze|rust|prijs|bedankje), lening* ~ bib*,
  (hulp|helpen|uitleg) ~ (school-toeslag|studie-toelage|groei-pakket), (meega|mee naar|samen naar)* ~ ocmw, (library|book) loans?,
  (zwem|fiets|veter|strik|typ|lees|schaats|dans|judo|muziek|tafel|klas|kleuter|helden|ehbo)-diploma*, (swimming|cycling) diplomas?,
  diploma-uitreiking*, na (je|jouw|jullie|het) diploma, welk diploma (wil|zou) (je|jij), gestudeerd voor, (samen|met (je|jou)) ~ gestudeerd,
  kom op tegen kanker, (tegen|over|rond) (de )?(kinder|kans)?armoede, (contre|sur) la pauvrete, (against|about) poverty, brevets? de natation`);

function forms(separatedByCommas: string): readonly string[] {
  return separatedByCommas.split(',').map((form) => form.trim());
}
