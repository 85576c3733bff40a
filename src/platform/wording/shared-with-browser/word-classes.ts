/** Words that mean the same for a form, with their inflections: `$kind` in a form is any of these. */
export const wordClasses: Readonly<Record<string, string>> = {
  kind: 'kind|kinderen|zoon|zonen|dochter|dochters|kleuter|kleuters|leerling|leerlingen|kindje|kindjes|peuter|zoon/dochter|oogappel|spruit|kapoen|kapoenen|scholier|jongere',
  u: 'u|uw|je|jij|jou|jouw|jullie|ge|gij',
  wij: 'wij|we',
  dag: 'maandag*|dinsdag*|woensdag*|donderdag*|vrijdag*|zaterdag*|zondag*|weekend',
  school:
    'school|juf|juffen|meester|leerkracht|leerkrachten|leraar|leraren|directie|directeur|directrice|secretariaat|klas|klastitularis|zorgjuf|zorgleerkracht|team|ouderraad|oudercomité|vriendenkring|keuken|gemeente|stad|bib|clb|opvang|onthaal|brugfiguur|collega|collega\'s|begeleiders|opvoeders|busmaatschappij|mevrouw|meneer',
  hier: 'school|klas|klassen|secretariaat|onthaal|bib|bibliotheek|refter|studie|huiswerkklas|leerkracht|juf|meester|buurthuis|opvang',
  kit:
    '*kledij*|*kleding*|kleed|kleedje|*kleren|*kleertjes|*schoen|*schoenen|*laarzen|*laarsjes|*broek|*broeken|*broekje|*trui|*truien|*jas|*jassen|*jasje|regenpak*|skipak*|badpak*|zwempak*|turnpak*|*trainingspak*|sneeuwpak*|*shirt*|*short|*shorts|*hemd|*hemden|*hemdje|*polo|legging*|rok|rokje|maillot|gilet|strik|strikje|*kostuum*|*outfit*|*uniform*|gala|toga|hoodie*|*fluo*|*hesje*|*vest|*vestje|*schort*|*jurk*|blouse|*pyjama*|ondergoed|*kousen|*sokken|*zolen|sneakers|*pantoffel*|*sloefen|*sloefkes|*slofjes|*slippers|sandalen|botten|botjes|bottines|klompen|*muts|*mutsen|wanten|*handschoen*|sjaal|pet|petje|*hoed|*hoedje|*handdoek*|zwembril*|skibril*|zonnebril*|zonnecrème|zonnemelk|*helm|*helmen|*vermomming*|overall|turnzak*|turngerief|zwemgerief|zwemzak*|zwemtas*|zwemvlies|sportzak*|sporttas*|sportgerief|slaapzak*|slaapmat*|veldbed|luchtmatras*|matje|*rugzak*|valies*|koffer|reiskoffer|toiletzak|tent|veiligheidsbril*|wandelstok*|schaatsen|step|steps|rolschaatsen|hoeslaken|lakens|kussensloop|verkleed*|vermom*',
  stuff:
    "*slot|beitel*|rolmeter|winkelhaak|schoolmateriaal|knutselmateriaal|knutselgerief|kosteloos|rietje|rietjes|mengbeker|spade|schop|hark|kruiwagen|verrekijker|millimeterpapier|crêpepapier|cadeaupapier|krantenpapier|tekenpapier|papiertjes|tekenblok*|schetsblok*|naald|garen|rekenmachine*|rekentoestel*|passer|passers|geodriehoek*|*driehoek|gradenboog|woordenboek*|atlas*|bijbel|pennenzak*|pen|pennen|potlood|*potlod*|*stift|*stiften|balpen*|vulpen*|gom|gommen|slijper|lijm|lijmpistool*|plakband|schaar|schaartje|kleurtjes|verf|*borstel|*borstels|penseel*|penselen|mapje|*mappen|ringmap*|kaft|kaften|klasseur*|schriften|cursusblok*|*cursusblad*|tabblad*|insteekmapje*|*doos|*doosje|*dozen|wc-rol*|keukenrol*|toiletrol*|eierdo*|potje|*potjes|bokaal|bokalen|*bakje|wasknijper*|kroonkurk*|kurk*|dop|dopje*|doppen|blik|blikje|blikken|krant|kranten|tijdschrift*|reclameblad*|reclamefolder*|knopen|wol|lapje*|stof|stofjes|touw|lint|aluminiumfolie|*fles|*flessen|*flesje|melkkarton*|brik|brikken|pasfoto*|foto|fotootje*|foto's|zakdoek*|tissues|luier|*luiers|pampers|*doekjes|*speelgoed*|knuffel|knuffeltje|invulboek*|werkboek*|leerboek*|dagboek|usb-stick*|batterij*|zaklamp*|zaklantaarn|kaars*|plant|plantje*|bloembol*|zaadjes|bladeren|kastanjes|dennenappels|takjes|takken|stenen|stokken|schelpen|instrument*|blokfluit*|fluit|ukelele|gereedschap*|hamer|emmer|bezem|kussen|kussentje|*deken|dekentje|handpop|gezelschapsspel*|springtouw|voorwerp*|bloempot*|potgrond|tandenborstel*|tandpasta|beker|bekertje|bord|bestek|plasticine|klei|satéstok*|boeken|karton|kartonnen|verpakking*|dunschiller*|soepkom*|snijplank*|mes|mesje|vork|lepel|zalf|slabbetje*|zeep|postzegel*|enveloppen|strip|stripverhaal|lat|meetlat|garage|*auto'tje|autootje*|speelgoedauto*|lampion*|lantaarn|pompoen|kijkdoos|servetten|gerief|materiaal|spullen|spulletjes|oortjes|koptelefoon*|kosteloze|restjes|wegwerp*|ballon*|ballonnen|strijkparels",
  eten:
    '*groente|*groenten|groentjes|*bananen|bessen|*appels|appel|appeltje|banaan|peer|druiven|mandarijn*|kiwi*|rauwkost|chips|popcorn|*sap|*sapje|*sapjes|thermos|lunch*|picknick*|knapzak*|brooddo*|boterham*|boke*|brood|broodje*|*broodjes|middagmaal|avondmaal|*maaltijd*|tienuurtje*|vieruurtje*|tussendoor*|snack*|*koekje*|*koek|koeken*|*koeken|snoep*|drinkbus*|drinkfles*|drinkbeker|*flesje|water|waterfles*|*ontbijt*|*fruit|*fruitje|soep|yoghurt|drank|drankje*|melk|choco|*taart*|*cake*|*pannenkoek*|*wafels|*wafeltje*|*dessert*|*gerecht*|*schotel*|*salade|slaatje*|lekkers|ingrediënt*|eieren|suiker|boter|middageten|avondeten|*hapje*|versnapering*|wortel*|prei|ajuin|aardappel*|tomaten|komkommer|paprika|selder*|courgette*|deeg|meel|kaas|beleg|confituur|iets zoets|iets hartigs',
  gebak:
    'taart*|cake*|wafel*|pannenkoek*|koekje*|koekejs|dessert*|muffin*|soep|quiche*|hapje*|lekkers|confituur|gebak',
  koopwaar:
    'kaart|kaarten|*lot|*loten|*lotje*|lootje*|steunkaart*|wafel*|koeken|truffel*|doos|dozen|pakken|pakjes|sticker*|plant|planten|plantje*|wijn|stuks|zakjes|exemplaren|pralines|azalea*',
  helper:
    "*ouders|*naaisters|armen|mama's|papa's|grootouders|oma's|opa's|*helper*|vrijwilliger*|begeleider*|chauffeur*|bakkers|handen|hulp|handje|verkopers|tappers|*krachten",
  ontmoeting:
    'kijkles*|kijkmoment*|kijkdag*|openklas*|info*avond|info*vergadering*|infomoment*|infosessie*|*klets|boekenverdeling|*inloop*|wenmoment*|*ontbijt|slotmoment|*contact|*contacten|oudercontakt*|*bespreking|*gesprek|*gesprekken|*voorstelling|toonmoment*|optreden|koffie*|*feest|receptie|proclamatie|*uitreiking|openklas*|overleg|forum|musical|toneel*|*viering|*concert|inloopmoment|kennismaking*|zitting|rondleiding',
  overdag:
    '8.*|8u*|8h*|9|9.*|9u*|9h*|10|10.*|10u*|10h*|11|11.*|11u*|11h*|12|12.*|12u*|13|13.*|13u*|13h*|14|14.*|14u*|14h*|15|15.*|15u*|15h*|16u|halftwee|halfdrie|halfelf|halftien|twaalf|tien|elf',
  dagdeel: '*voormiddag|*namiddag|*voormiddags|overdag|voormiddagen|woensdagmiddag|donderdagmiddag|dinsdagmiddag|maandagmiddag|vrijdagmiddag|schooluren|lesuren|schooltijd|werkuren|kantooruren',
  plek: '*station|*zwembad|*hal|*museum|*bos|*park|stadion|theater|*centrum|bib|bibliotheek|*boerderij|*baan|piste|kerk|kamp|*plaats|*terrein|luchthaven|campus|bedrijf|ingang|bushalte|*zaal|strand|parking|domein|vijver|kinderboerderij|haven|*kaai|stelplaats|jeugdherberg|markt|dijk|ginder',
  les: 'huiswerk|*taak|*taken|les|lessen|lesje*|leerstof|agenda|*schrift|schriften|*toets|*toetsen|woordjes|woordenschat|*tafels|*dictee*|spelling|sommen|oefeningen|*bundel|*bundels|werkblad*|werkboek*|leesboekje*|spreekbeurt*|werkstuk*|boekbespreking*|planning|*map|*mapje|*werk|*werkje|splitsingen|klokkijken|veters|letters|klanken|begrippen|examen*|antwoorden|fouten',
  thuishulp: 'help+|helpen|geholpen|begeleid+|ondersteun+|controleer+|gecontroleerd|check+|verbeter+|verbeterd|bijsturen|stuur|bijstaan|opvolgen|bijhouden',
  noteer: 'schrijf+|noteer+|schreven|geschreven|genoteerd|formuleer+|verwoord+|beschrijf+|opschrijven|omschrijf+',
  geschrift: 'agenda|*schrift|*schriften|*schriftje|*boekje|*verslag|*verslagje|*verslagen|*brief|*briefje|verhaaltje*|verhaal|zin|zinnen|zinnetje*|regels|lijnen|*tekst|*tekstje|bladzijde|pagina|stukje|woordje|reactie|mening|motivatie|dagboek*|logboek|indrukken|samenvatting|beoordeling|bevinding*|bedenking*|leeskaart*|kaftje|opmerkingen|reden|redenen|karakter',
  formulier: '*formulier|*formulieren|*vragenlijst*|*fiche|*fiches|*steekkaart*|*bundel|checklist*|*dossier|*document|*documenten|inlichtingen*|aanvraag|bladzijden|*papieren',
  instantie: 'dokter|huisarts|arts|tandarts|specialist|kinesist|psycholoog|logopedist|oogarts|apotheker|werkgever|gemeente|gemeentehuis|stad|stadhuis|mutualiteit|ziekenfonds|notaris|politie|bedrijf|stageplaats|rechtbank|ocmw|werkgever|stagegever',
  rustig: 'rustig*|stille|stil|vaste|eigen|aparte|ordelijke|opgeruimde|prikkelarme|ongestoorde|afgesloten|verlichte|geschikte|comfortabele|kalme',
  uitje: '*museum|musea|tentoonstelling*|theater|concert|kasteel|*boerderij|*park|dierentuin|zoo|toneel|bioscoop|cinema|zwembad|speeltuin*|sauna|zwemcomplex|attractie*|stad',
  vertel: 'vertel+|verhaal|foto|foto\'s|tekening|verslag|spreekbeurt|opstel|presentatie|voorstellen|toon+|schrijf+|spreekt|brengt',
  jarig: 'verjaardag*|jarig*|verjaar+|verjaart|verjaren|verjaars*',
  cadeau: 'cadeau*|kado*|geschenk*|presentje*|surprise*|*cadeau|*cadeautje|*geschenk',
  hoef: 'hoef*|hoeven',
  leen:
    'leen|leent|lenen|uitlenen|ontlenen|geleend|uitleen*|leendienst|bruikleen|leenlaptop*|leentoestel*|reservekast',
  zoek:
    'zoek|zoekt|zoeken|gezocht',
};
