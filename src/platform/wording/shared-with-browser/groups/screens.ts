import type { Group } from './group.ts';

const ownComputerAtSchool =
  '(op|in) (de|onze)? (school|klas|computerklas|computerlokaal|bib|bibliotheek|leercentrum|openleercentrum) ~ (computer*|pc*|laptop*|tablet*|chromebook*|ipad*), (computer*|pc*|laptop*|tablet*|chromebook*|ipad*) ~ (op|van|in) (de|onze)? (school|klas|bib|bibliotheek), (staan|staat|zijn|hebben) ~ (computers|laptops|tablets|chromebooks)';

export const printer: Group = {
  id: 'printer',
  demands: `
    print, printen, printje*, printout*, af te printen, (druk|drukt|drukken) ~ af, af te drukken,
    (scan|scannen|scant|scans) ~ (van|formulier*|blad*|document*|opdracht*|taak|door|mail*|stuur*|pagina*), gescande, lamineer*, gelamineerd*, plastificeer*, kleurenprint*, dubbelzijdig, (scan|scant|scannen) ~ in, gekopieer*, fotokopie*, kopietje*, drukt u ~~ af, in papieren vorm, spaart inkt, (inkt|cartridge*) ~, dubbel af te drukken,
    (maak|maakt|maken|neem|neemt|nemen|trek) ~ kopie, (druk|drukt|drukken|afdrukken) ~ op a4, als pdf ~ (afdruk*|print*), (zorg|zorgt) ~ op papier ~, (pdf|bijlage|bundel) ~~ op papier (zit|staat|mee|afgeven|afgegeven), (kleurenfoto|kleurenafdruk*) ~, (levert|toon|toont|bezorg|geef) ~~ op papier`,
  things: 'printer*, scanner*, inktpatro*, kopieerapparaat ~ thuis, inktpatro*, printpapier',
  left: 'print*',
  innocent:
    '(scan|scannen|scant|gescan*) ~ (code*|qr*|qr-code*|vierkantje), (code*|qr|qr-code*) ~ (scan|scannen|scant|gescand*), (handafdruk*|voetafdruk*|vingerafdruk*), 3d-print*',
  alternatives: `
    (op|via) papier mee, papieren (versie*|exempla*|kopie*|blad*|bundel*|formulier*|brief), (zonder|geen|niemand|wie) ~ printer, printer niet nodig, (foto|fotootje) ~ (ook|volstaat|genoeg|goed|mag|oké),
    (druk*|print*|afdrukken|afdruk|uitprinten|afgedrukt*|geprint*|kopie*|kopiëren|scannen|scan*) ~ (op|bij|in|door|aan) (het|de|onze)? (school|secretariaat|bib|bibliotheek|onthaal|juf|meester|klas|leerkracht),
    (op|in|bij) (het|de|onze)? (school|secretariaat|bib|bibliotheek|onthaal) ~ (druk*|print*|afdrukken|afgedrukt*|uitprinten|kopi*|scannen|scant|exempla*),
    (wij|we|school|secretariaat|juf|meester) ~ (printen|print|drukken|drukt|kopiëren|kopieert|scannen|scant), (vraag|vraagt|haal|krijgt|krijgen|neem|ligt|liggen) ~ (exempla*|afdruk*|kopie*|papieren|papier), (overschrijven|met de hand|overtekenen|overschrijft)`,
};

export const computer: Group = {
  id: 'computer',
  demands: `
    (op|met|via|achter) (de|een|uw|je|jullie|zijn|haar|hun|eigen)? (eigen|thuis|vaste)? (computer*|pc|laptop*|tablet*|chromebook*|ipad*|notebook*), (eigen|vrije|werkende|persoonlijke) (laptop*|computer*|pc|tablet*|chromebook*|ipad*|toestel*|device*|notebook*),
    (tekst|werkstuk|taak|verslag|brief|boekbespreking) ~ (typen|typt|te typen), (typ|typt|typen) ~ (tekst|werkstuk|taak|verslag), lettertype*, lettergrootte, arial, regelafstand, op een (stick|usb-stick), rekenblad*, (maak|maken|maakt) ~ (presentatie|prezi), (typ|typt|typen) ~ uit, uittyp*, uitgetypt*, uit te typen, (in|als|via|met) (word|powerpoint|excel|canva|publisher|onenote|docs|publisher), google docs, word-*, worddocument*, powerpointpresentatie*, bestand* ~ (bezorg*|doorstuur*|indienen|opslaan|opladen),
    digitale presentatie*, tekstverwerk*, handgeschreven ~ (niet|geen|weigeren), achter (het|een|zijn|haar) scherm, (leerlingen|wie) zonder (toestel|laptop|computer|chromebook), digitaal (ingediend|afgewerkt|gemaakt|indienen|maken|afwerken|uitgewerkt|in te dienen|te maken), (digitale|online) (taak|taken|oefen*|huistaak|huistaken|portfolio|presentatie|bundel), headset*, op teams, op zoom, teams-*, bookwidget*, kweetet, scoodle*, diddit, i-learn, polpo, kabas, pelckmans portaal, learnbeat, office 365, (zit|zitten) ~ (laptop|computer), camera (aan|aanstaat|aanzetten|staat aan), met (de|je|uw) camera,
    (computer|pc|laptop|tablet|toestel) ~ (thuis|vrij|nodig|beschikken|beschikt|beschikbaar|bij|mee|aankopen|aanschaffen), (gsm|smartphone) ~ te klein, op een (groot|groter) scherm, (thuis|beschikken|beschikt|beschikking|nodig) ~ (computer|pc|laptop|tablet|chromebook|toestel)`,
  things: 'groot scherm, computer*, pc, laptop*, tablet, tablets, ipad*, koptelefoon*, presentatie*, slides',
  asThings: 'laptop*, tablet*, ipad*',
  left: 'typ ~ uit, google classroom, word-document*',
  innocent: `${ownComputerAtSchool}, tablet chocolade, computerklas*, computerlokaal*, computerles*, (geen|zonder|minder|te veel|veel) ~ (tablet|computer|scherm*), (nieuwe|onze) (computers|tablets|laptops|chromebooks) ~ (klas|school)`,
  alternatives: `
    te leen, (leen|leent|lenen|uitlenen|ontlenen|uitleen*|geleend|leenlaptop*|leentoestel*|bruikleen), ${ownComputerAtSchool}, (ook|of|mag|liever) (gewoon)? (op papier|met de hand|handgeschreven|met pen|op een blad),
    op papier (mag|kan|is), met de hand, handgeschreven, (geen|zonder) ~ (computer|laptop|pc|tablet|toestel|chromebook), computerlokaal, computerklas, (krijgt|krijgen|gratis) ~ (laptop|chromebook|toestel|tablet) ~ school, school ~ (geeft|leent|zorgt|voorziet) ~ (laptop*|toestel*|tablet*|chromebook*), (na|tijdens) ~ (les*|middag*|studie) ~ (op school|computer*)`,
};

export const internet: Group = {
  id: 'internet',
  demands: `
    (op|via|over) het web, het web op, (livelessen|liveles), haper*, op dezelfde wifi, stream ~, internetverbinding*, wifi*, wifi-*, (goede|goed|stabiele|stabiel|snelle|snel|vlotte|sterke|degelijke|degelijk|werkende) (internet*|verbinding|wifi|wi-fi|netwerk), wi-fi, internettoegang, toegang tot (het)? internet, mobiele data,
    videobel*, videovergader*, videoconferentie*, videomeeting*, live-stream*, livesessie*, livelessen, liveles*, live (les*|sessie*|online), stream, streamen, streamt, gestreamd*, webinar*, online (les|lessen|sessie*|meeting*|overleg|gesprek*|oudercontact*|infoavond*|infosessie*|infomoment*|vergadering*|oefen*|module*|instructie*|uitleg|klas*|cursus*|toets*|test*|quiz*|contactmoment*|leerplatform*|bijles*), via (teams|zoom|meet|skype|youtube), (in|op) (teams|zoom), vimeo,
    gedownload*, download ~, upgeload*, (laad|laadt|laden) ~ op, oplaad in, opladen (in|op|via) ~ (platform|smartschool|classroom|uploadzone), uploadzone,
    (filmpje*|video*|film|instructiefilm*|instructievideo*|uitlegfilm*|opname*|clip*|kennisclip*|documentaire*|reeks|leerfilm*|tutorial*) ~ (bekijk*|bekeken|kijk*|volg*|online|thuis|link|staan|staat|vooraf), (bekijk*|kijk*|bekeken|volg|volgt) ~ (filmpje*|video*|film|instructiefilm*|instructievideo*|uitlegfilm*|opname*|clip*|kennisclip*|documentaire*|tutorial*|leerfilm*),
    instructievideo*, instructiefilm*, kennisclip*, afstandslessen, afstandsleren, (staan|staat|vind*|oefen|oefent|oefenen|leren|volgen|volgt|maak|maken|werken) ~ online, online ~ (oefenen|bekijken|volgen|leren|maken|terugvinden|te vinden), (op|via) (het)? internet (op|opzoek*|zoek*|zoeken|op te zoeken), (zoek|zoekt|zoeken|opzoek*) ~ (op|via) (het)? internet, kweetet, kahoot*, quizlet, ketnet, google earth, (luister|luisteren) ~ podcast*, (film|filmt|filmen) ~ (jezelf|uw kind|je kind|thuis) ~~ (stuur*|door|upload*|post*), flipping, flipped`,
  things: 'internet, online, podcast*, google*, digitale oefen*',
  left: 'stream*',
  innocent: '(in|op) (de)? (klas|school) ~ (filmpje*|video*|film), online (inschrij*|betaal*|formulier*|aanmeld*|reserv*|bestel*), (rug|mail|open) ~ upstream',
  alternatives: `
    (geen|niet iedereen|slecht|traag|beperkt|zonder) ~ (internet*|wifi|data), dongle*, internet ~ (beschikbaar|lenen|leent|te leen), (leent|leen|lenen) ~ (internet*|wifi|laptop*), (in|op) (de|onze)? (klas|school|studie|bib|bibliotheek|huiswerkklas) ~ (bekijk*|kijken|bekeken|volgen|oefen*|online|internet|wifi|computer*|downloaden|maken),
    (bekijk*|kijk*|bekeken|herbekijk*|volgen) ~ (in|op) (de|onze)? (klas|school|studie|bib|bibliotheek|huiswerkklas), wifi op school, usb-stick*, stickje, ook op papier, (op|alles|zelfde|les*|oefen*) ~ op papier, papieren (bundel*|versie*|pakket*|exempla*), (opgenomen|dvd)`,
};

export const appEmail: Group = {
  id: 'app_email',
  demands: `
    smartschool*, gimme-*, google classroom, classroom, uploadzone, *app op, parentcom*, twizzit, signal, messenger, schoolapp*, ouderapp*, ouderportaal, schoolplatform*, ouderplatform*,
    (e-mail*|email*|mailtje*|mailadres*|terugmail*|mailbox*|inbox), (via|per) (e-mail|email|mail|sms), (mail|mailt|mailen|e-mailen|gemaild) ~ (naar|ons|dit|het|uw|je|door|terug|aan), doormailen, (een|uw) mail, *@*,
    (via|in|met|op|de|onze|een) (de|onze|een|deze)? (nieuwe|gratis)? app, (download*|installeer*|installeren|open|gebruik|activeer|activeren) ~ app, appje*, (app|bericht) ~ (aan|meld*), qr, (scan|scannen|scant) ~ code, (pushbericht*|notificatie*|meldingen) ~ aan, push-*,
    online (inschrij*|in te schrijven|ingeschreven|aanmeld*|reserv*|gereserveerd|bestel*|betaal*|formulier*|invul*|in te vullen|bevrag*|enquête*|agenda|tool|systeem|platform|portaal|doorgeven|registr*|ticket*|schrijf*|vragenlijst*|kiezen|vastleggen|boeken), (inschrijv*|schrijf*|schrijft|aanmeld*|meld|meldt|reserv*|bestel*|boek|boekt|vul|vult|kies|kiest|registreer*|duid|geef|laat|bevestig) ~ (online|digitaal|website|via de link|platform), inschrijven (via|kan enkel via),
    (op|via) (het|ons|onze) (online|digitale)? (platform|ouderplatform|leerplatform|portaal), digitaal (te)? (bevestig*|onderteken*|teken*), (via|op|klik* op|deze|onderstaande|bijgevoegde|volgende|met) (de|deze|onderstaande|bijgevoegde|volgende|persoonlijke|unieke|een)? (link|linkje|weblink), klik*, google-form*, ms forms, microsoft forms, forms, digitaal (formulier*|platform|oudercontact|ondertek*|inschrij*|rapport|strookje|puntenboekje|tekenen|aanmeld*|reserv*|verstuurd|bezorgd|doorgestuurd|gecommuniceerd|communiceren|loket|handtek*), digitale (agenda|nieuwsbrief*|weg|schoolrekening*|rekening*|enquête*|bevrag*|vragenlijst*|handtekening*|inschrij*|rapport*|brief*|flyer*|formulier*|communicatie|aanmeld*|kanalen|kanaal|leeromgeving),
    ingelogd, (log|logt|loggen) ~ in, in te loggen, login*, account*, co-account*, aanmelden (via|op|in), paswoord*, (enkel|alleen|uitsluitend|volledig|voortaan) (nog)? (digitaal|online|via mail|via smartschool), surf* ~ (naar|op), webshop*, website ~ (inschrij*|vind*|raadpleeg*|geraadpleegd|lees|invullen|bestel*|downloaden), (geraadpleegd|inschrij*|vind*|raadpleeg*|lezen|lees|bestel*|invullen|bekijk*|volg*) ~ (website|site|webpagina|blog), (enkel|alleen|uitsluitend) op (onze|de) (site|website), paperless, geen papieren (versie*|brief*|briefjes|exempla*) meer, (antwoord*|bevestig*|laat ~ weten) ~ (mail|e-mail|app|smartphone), (volg|volgen) ~ (facebook|instagram), per kerende,
    (berichten|mailbox|mails|meldingen|agenda|platform) ~ (dagelijks|elke dag|regelmatig|tijdig|meermaals|iedere dag) ~ (na|nakijken|lezen|bekijken|checken|open*|raadpleeg*), (dagelijks|elke dag|regelmatig|iedere dag) ~ (berichten|mailbox|mails|app|platform|inbox)`,
  things: 'digitaal, online, website*, app, apps, mail, mails, link, linkje, portaal, platform, webpagina*, *-app, smartphone',
  left: 'klik op, klik hier',
  innocent: '(kinderen|leerlingen|klas) ~~ e-mail aan, (bel|berichtje) ~ morgen, mailman, klikspaan, app-verbod',
  alternatives: `
    (op|met|via) (het|een) (strookje|briefje|papieren strookje), (via|per) (smartschool|mail|app|e-mail) (mag|kan) ook, (ook|of|liever|kan|mag|gewoon|of ook|eveneens) (op|via|met|in)? (het|een|de)? (papier|papieren|strookje*|briefje*|mondeling|telefonisch|telefoon|brievenbus|schoolpoort|poort|secretariaat|onthaal|agenda), op papier (verkrijgbaar|beschikbaar|mee|krijgt|krijgen|kan|mag|ook|gekregen|aanvragen|vragen), papieren (versie*|strook*|exempla*|brief*|formulier*|kopie*|nieuwsbrief*|inschrij*),
    (kom|komt|komen|spring|loop|langskomen) ~ (langs|binnen), (of|ook|gerust|mag|kan|liever) ~ (bel|belt|bellen|opbellen|telefoneren|telefoontje|langskomen|langs), (bel|bellen|telefoneren|telefoontje) (mag|kan|is) ~ (ook|goed|prima|altijd), (bel|belt) (gerust|gewoon|ons gerust), (aan|bij) (de)? (schoolpoort|poort), (zeg|zegt|vertel|vertelt|meld) ~ (het|dit) ~ (aan|tegen) (de|een|juf|meester), wij helpen u, hulp bij ~ (inloggen|aanmelden|inschrijven), helpen ~ (inloggen|aanmelden|inschrijven|installeren|inschrijving|invullen), (zonder|geen|niet) ~ (smartphone|internet|e-mail|email|mail|mailadres|app|computer|account|whatsapp|gsm) ~~ (vraag*|geef*|krijg*|bel*|kom*|kan|mag|zeg*|papier*|strookje|secretariaat|wij|we|juf|meester)`,
};
