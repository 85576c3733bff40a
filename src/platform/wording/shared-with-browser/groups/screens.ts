import type { Group } from './group.ts';

const ownComputerAtSchool =
  '(op|in) (de|onze)? (school|klas|computerklas|computerlokaal|bib|bibliotheek|leercentrum|openleercentrum) ~ (computer*|pc*|laptop*|tablet*|chromebook*|ipad*), (computer*|pc*|laptop*|tablet*|chromebook*|ipad*) ~ (op|van|in) (de|onze)? (school|klas|bib|bibliotheek), (staan|staat|zijn|hebben) ~ (computers|laptops|tablets|chromebooks)';

export const printer: Group = {
  id: 'printer',
  demands: `
    (print|printen|printje*|printout*|uitprint*|*geprint*|afprint*|afdruk*|afgedrukt*|*uitdraai*|hardcopy|fotopapier|printpapier|cartridge*|fotokopie*|kopietje*|kopieën|gekopieer*|kopieer*|inscan*|ingescan*|lamineer*|plastificeer*|dubbelzijdig|kleurenprint*|kleurenfoto|kleurenafdruk*), (af_druk|uit_print|in_scan), inkt ~, scan+ ~ (van|formulier*|blad*|document*|opdracht*|taak|door|mail*|stuur*|pagina*), (maak+|neem+|trek) ~ kopie, trek+ ~ af, (foto*|kiekje*) ~ (aftrekken|afgetrokken), (in kleur|zwart-wit|kleur) & (papier|exemplaren|pdf|ingebonden|bladen|bladzijden|boekentas), in (twee|drie) kleuren, pdf & (boekentas*|papier|mee), bestand ~~ hang+, papieren versie ~ (niet|mee|nodig), op papier (te)? (zetten|zet|nodig|klaar|binnen|terug), exemplaren ~ op papier, ingebonden (af|in|tegen), (zet+|graag|bezorg+|lever+|terug|zorg+|toon+|geef) ~~ op papier ~, in papieren vorm, (bericht|mail|bijlage) & op papier, op (stevig|dik|glanzend|gewoon) papier, (lever+|bezorg+|breng+|dien+|twee|drie) ~ papieren exempla*, (bijlage|mail|site|website|pdf*|bestand|bericht) & (ingevuld*|ingekleurd|mee_breng|mee_geef|knip+|kleef+|teken+|met handtekening|met balpen)`,
  things: 'scanner*, inktpatro*, kopieerapparaat ~ thuis, inktpatro*, printpapier',
  left: 'print*',
  innocent:
    '(scan|scannen|scant|gescan*) ~ (code*|qr*|vierkantje), (code*|qr|qr-code*) ~ (scan|scannen|scant|gescand*), (handafdruk*|voetafdruk*|vingerafdruk*)',
  alternatives: `
    (op|via) papier mee, papieren (versie*|exempla*|kopie*|blad*|bundel*|formulier*|brief), (zonder|geen|niemand|wie) ~ printer, (foto|fotootje) ~ (ook|volstaat|genoeg|goed|mag|oké),
    (druk*|print*|afdrukken|afdruk|uitprinten|afgedrukt*|geprint*|kopie*|kopiëren|scan*) ~ (op|bij|in|door|aan) (het|de|onze)? (school|secretariaat|bib|bibliotheek|onthaal|juf|meester|klas|leerkracht),
    (op|in|bij) (het|de|onze)? (school|secretariaat|bib|bibliotheek|onthaal) ~ (druk*|print*|afdrukken|afgedrukt*|uitprinten|kopi*|scannen|scant|exempla*),
    (wij|we|school|secretariaat|juf|meester) ~ (printen|print|drukken|drukt|kopiëren|kopieert|scannen|scant), (vraag|vraagt|haal|krijgt|krijgen|neem|ligt|liggen) ~ (exempla*|afdruk*|kopie*|papieren|papier), (overschrijven|met de hand|overtekenen|overschrijft)`,
};

export const computer: Group = {
  id: 'computer',
  demands: `
    (webcam*|toetsenbord|klavier|spreadsheet*|rekenblad*|powerpoint*|onedrive|besturingssysteem|windows|software|lettertype*|lettergrootte|interlinie|voetnoten|tekstverwerk*|spellingcontrole|diavoorstelling*|dia's|inhoudstafel|getikt*|getypt*|uittyp*|wordbestand*|headset*|bingel|bookwidget*|scoodle*|diddit|i-learn|polpo|kabas|learnbeat|byod), (verwerkte tekst|google drive|google slides|google docs|pelckmans portaal|office 365|bring your own device), typ+ ~ (uit|tekst|werkstuk|taak|verslag), (op|achter) (uw|een|je|zijn|het) scherm ~ (thuis|zitten|plaats), op uw scherm, (telefoon|gsm|smartphone) ~ (te klein|volstaat niet|geen optie|werkt ~ niet|lukt ~ niet), (groter scherm|groter toestel|draagbaar toestel), op een groot scherm, beeld aan, installeer+ ~ (programma|software|thuis), digitaal & (afgelegd|ingevuld|ingediend|in_dien|afgewerkt|gemaakt|maken|afwerken|uitgewerkt|te maken), op_sla, (laptop*|chromebook*|toestel) ~ (opgeladen|lader|oplader|waarop), (op|met|via|achter) (de|een|uw|je|jullie|zijn|haar|hun|eigen)? (eigen|thuis|vaste)? (computer*|pc|laptop*|tablet*|chromebook*|ipad*|notebook*), (eigen|vrije|werkende|persoonlijke) (laptop*|computer*|pc|tablet*|chromebook*|ipad*|toestel*|device*|notebook*), op een (stick|usb-stick), (maak|maken|maakt) ~ (presentatie|prezi), (in|als|via|met) (word|powerpoint|excel|canva|publisher|onenote), word-*, bestand* ~ (bezorg*|doorstuur*|indienen|opslaan|opladen), paper ~ pdf, digitale (presentatie*|taak|taken|oefen*|huistaak|huistaken|portfolio|bundel), handgeschreven ~ (niet|geen|weigeren), (op|in|via) (teams|zoom), teams-*, zit+ ~ (laptop|computer), camera (aan|aanstaat|aanzetten|staat aan), met (de|je|uw) camera, (thuis|beschik+|beschikking|nodig) & (computer|pc|laptop|tablet|chromebook|toestel), (computer|pc|laptop|tablet|toestel) ~ (vrij|beschikbaar|bij|mee|aankopen|aanschaffen), zonder (laptop|computer|tablet|chromebook|muis)`,
  things:
    'computer*, pc, laptop*, tablet, tablets, ipad*, koptelefoon*, presentatie*, slides, tablet*',
  left: 'typ ~ uit, google classroom, word-document*',
  innocent: `
    (computer|laptop|tablet) van (juf|meester|de school|de klas), (zij|hij) ~ (haar|zijn) computer, (begeleider|zaal|lokaal) ~ (tablets|computers|laptops),${ownComputerAtSchool}, (geen|zonder|minder|te veel|veel) ~ (tablet|computer|scherm*)`,
  alternatives: `
    (leen|leent|lenen|uitlenen|ontlenen|uitleen*|geleend|leenlaptop*|leentoestel*|bruikleen), ${ownComputerAtSchool}, (ook|of|mag|liever) (gewoon)? (op papier|met de hand|handgeschreven|met pen|op een blad),
    op papier (mag|kan|is), met de hand, handgeschreven, (geen|zonder) ~ (computer|laptop|pc|tablet|toestel|chromebook)`,
};

export const internet: Group = {
  id: 'internet',
  demands: `
    (*stream*|youtube*|vimeo|edpuzzle|padlet|duolingo|bingel|kahoot*|quizlet|datavolume|datapakket|4g|5g|internetverbinding*|netwerkverbinding|wifi*|wi-fi|*download*|*upload*|geüpload*|video*|*video|*video's|instructiefilm*|kennisclip*|webinar*|afstandsonderwijs|afstandsleren|afstandsles*|oefensite*|oefenwebsite*|oefenplatform|leerplatform|haper*|liveles*|livelessen|mp3), (goede|goed|stabiele|snelle|snel|vlotte|sterke|degelijke|trage|beperkte) (internet*|verbinding|wifi|netwerk), google (meet|earth), (snelle|vlotte|goede|stabiele|trage) lijn, surf+ ~, live (les*|sessie*|online|mee*|te volgen|voor), (volg+|uitleg|leest) ~ live, online (les*|oefen*|sessie*|meeting*|overleg|gesprek*|info*|vergadering*|module*|instructie*|uitleg|klas*|cursus*|toets*|test*|quiz*|contactmoment*|*platform|werkboek*|bijles*|bekijken|volgen|leren|maken|terugvinden|te vinden), (staan|staat|vind*|oefen+|leren|volg+|maak+|werken|zoek*|opzoek*) ~ online, (op|via|over) het (web|net|wereldwijde), toegang tot (het)? internet, mobiele data, beeld en (geluid|klank), rechtstreekse uitzending, rechtstreeks vanuit ~, beeld ~ (stilvalt|hapert), meekijken, les* ~ (van thuis uit|van op afstand|vanop afstand|op afstand), via (het scherm|teams|zoom|meet|skype), (in|op) (teams|zoom), binnen_haal, (laad|laadt|laden) ~ op, opladen (op|via), $filmpje ~~ (bekijk*|bekeken|afgespeeld|kijk*|volg*|thuis|link|staan|staat|vooraf), (bekijk*|kijk*|bekeken|volg+) ~ ($filmpje|fragment), (speel+|oefen+|bekijk+|luister+|reken+|lees+) ~~ (site|website), een site, (zoek+|opzoek*) ~ internet, luister+ ~ podcast*, film+ ~ (jezelf|uw kind|je kind|thuis) ~~ (stuur*|door|post*)`,
  things: 'internet, podcast*, google*, digitale oefen*',
  left: 'stream*',
  innocent: '(in|op) (de)? (klas|school) ~ (filmpje*|video*|film), (inschrij*|betaal*|*formulier*|aanmeld*|reserv*|bestel*|kiezen|boeken|invul*|doorgeven|stemmen) & online',
  alternatives: `
    (geen|niet iedereen|slecht|traag|beperkt|zonder) ~ (internet*|wifi|data), dongle*, (leent|leen|lenen) ~ (internet*|wifi|laptop*), (in|op) (de|onze)? (klas|school|studie|bib|bibliotheek|huiswerkklas) ~ (bekijk*|kijken|bekeken|volgen|oefen*|online|internet|wifi|computer*|downloaden|maken),
    (bekijk*|kijk*|bekeken|herbekijk*|volgen) ~ (in|op) (de|onze)? (klas|school|studie|bib|bibliotheek|huiswerkklas), (op|alles|zelfde|les*|oefen*) ~ op papier, papieren (bundel*|versie*|pakket*|exempla*)`,
};

export const appEmail: Group = {
  id: 'app_email',
  demands: `
    (*@*|www*|elektronisch*|poll|polls|webformulier*|betaalknop|questi|konnect|gimme*|broekx|klasbord|classdojo|seesaw|doodle*|itsme|smartschool*|classroom|uploadzone|parentcom*|twizzit|signal|messenger|whatsapp*|facebook*|instagram*|*app|appje*|ouderportaal|*platform|*portaal|e-mail*|email*|mailtje*|mailadres*|terugmail*|mailbox*|inbox|mailen|pushbericht*|notificatie*|push-*|qr*|klik*|forms|login*|inlog*|account*|co-account*|wachtwoord*|paswoord*|webshop*|website|blog|klasblog|paperless|contactformulier), class dojo, google (form*|classroom), (via|per) (mail|sms|een app|de app), mail+ ~ (naar|ons|dit|het|uw|je|door|terug|aan), (een|uw) mail, (in|met|op) (de|onze|een|deze) (nieuwe|gratis)? app, meldingen ~ aan, scan+ ~ (code|affiche), online & $inschrijf, $inschrijf ~ (digitaal|website|platform), inschrijven (via|kan enkel via), link (actief|opent|volgt), (via|op|deze|onderstaande|bijgevoegde|volgende|met|persoonlijke) (de|deze|onderstaande|bijgevoegde|volgende|persoonlijke|unieke|een)? (link|linkje|weblink), (formulier|knop|link) (hieronder|onderaan|bovenaan), digitaal (te)? $inschrijf, digitaal (formulier*|platform|oudercontact|rapport|strookje|puntenboekje|verstuurd|bezorgd|doorgestuurd|gecommuniceerd|communiceren|loket), digitale (agenda|*brief*|weg|*rekening*|enquête*|bevrag*|vragenlijst*|rapport*|flyer*|formulier*|communicatie|kanalen|kanaal|leeromgeving), (log|logt|loggen) ~ in, aanmelden (via|op|in), online geplaatst, (enkel|alleen|uitsluitend|volledig|voortaan) (nog)? (digitaal|online|op de site|op onze site), (staat|staan|vindt) (enkel|alleen|voortaan)? (op|in) (onze site|de site), (terug|door) te (sturen|mailen), geen papieren (versie*|brief*|exempla*) meer, (raadpleeg+|geraadpleegd|vind*|lees|lezen|bekijk*|volg*) ~ (site|webpagina), raadpleegt ~ (via|in), programma ~ (gsm|toestel|telefoon|smartphone), liket, per kerende, op de drive, (dagelijks|elke dag|regelmatig|iedere dag) & (berichten|mails|meldingen)`,
  things: 'digitaal, online, apps, mail, mails, link, linkje, portaal, platform, webpagina*, *-app, smartphone',
  left: 'klik op, klik hier',
  innocent: '(kinderen|leerlingen|klas) ~~ e-mail aan',
  alternatives: `
    (op|met|via) (het|een) (strookje|briefje|papieren strookje), (via|per) (smartschool|mail|app|e-mail) (mag|kan) ook, (ook|of|liever|kan|mag|gewoon|of ook|eveneens) (op|via|met|in)? (het|een|de)? (papier|papieren|strookje*|briefje*|mondeling|telefonisch|telefoon|brievenbus|schoolpoort|poort|secretariaat|onthaal|agenda), op papier (verkrijgbaar|beschikbaar|mee|krijgt|krijgen|kan|mag|ook|gekregen|aanvragen|vragen), papieren (versie*|strook*|exempla*|brief*|formulier*|kopie*|nieuwsbrief*|inschrij*),
    (kom|komt|komen|spring|loop|langskomen) ~ (langs|binnen), (of|ook|gerust|mag|kan|liever) ~ (bel|belt|bellen|opbellen|telefoneren|telefoontje|langskomen|langs), (bel|bellen|telefoneren|telefoontje) (mag|kan|is) ~ (ook|goed|prima|altijd), (zeg+|vraag+|meld+|af_geef|ook|of|gewoon) ~ (aan|bij) (de|het)? (schoolpoort|poort|klasdeur|loket|onthaal), (zeg|zegt|vertel|vertelt|meld) ~ (het|dit) ~ (aan|tegen) (de|een|juf|meester), helpen ~ (inloggen|aanmelden|inschrijven|installeren|inschrijving|invullen), (zonder|geen|niet) ~ (smartphone|internet|e-mail|email|mail|mailadres|app|computer|account|whatsapp|gsm) ~~ (vraag*|geef*|krijg*|bel*|kom*|kan|mag|zeg*|papier*|strookje|secretariaat|wij|we|juf|meester)`,
};
