/** Words of school and administration, each with what one can say instead; written as in `forms.ts`. */
export const jargon: readonly (readonly [form: string, instead: string])[] = `
  sticordi*: hulp in de klas
  m-decreet: de regels over hulp op school
  zorgcontinuüm: de stappen in onze hulp
  zorgoverleg: een gesprek over hulp
  (brede basiszorg|verhoogde zorg): hulp in de klas
  handelingsplan*: een plan om te helpen
  redelijke aanpassing*: hulp in de klas
  *differentiatie: oefeningen die bij elk kind passen
  differentië*: oefeningen geven die bij elk kind passen
  remedië*: extra uitleg of extra oefenen
  remediation: extra uitleg of extra oefenen
  zelfevaluatie*: zelf bekijken hoe het ging
  evaluatie*: een toets, of bekijken hoe het ging
  evalue*: bekijken hoe het ging
  (formatief|formatieve): onderweg, om te leren
  (summatief|summatieve): op het einde, voor punten
  rapportering: het rapport
  deliberatie*: het overleg van de leerkrachten over de punten
  klassenraad: het overleg van de leerkrachten
  competentie*: wat je kan
  (leerdoel|leerdoelen|eindterm|eindtermen|ontwikkelingsdoel*): wat je leert
  (leerplan|leerplannen|curriculum): wat je dit jaar leert
  attitude*: hoe je werkt en omgaat met anderen
  studiehouding: hoe je werkt
  welbevinden: hoe je je voelt
  *betrokkenheid: meedoen
  participatie: meedoen
  participe*: meedoen
  implemente*: beginnen met
  (monitoren|monitoring): volgen
  screening*: kijken wat je al kan
  leerlingvolgsysteem: wat de school opschrijft over een leerling
  afstandsonderwijs: thuis leren
  afstandsleren: thuis leren
  preteaching: uitleg voor de les
  flipped classroom: eerst thuis kijken, dan oefenen in de klas
  co-teaching: twee leerkrachten samen
  didacti*: hoe wij lesgeven
  pedagogisch*: hoe wij met kinderen omgaan
  (socio-emotione*|sociaal-emotione*): hoe je je voelt en omgaat met anderen
  executieve functies: plannen, beginnen en volhouden
  zelfregulatie: zelf plannen en volhouden
  groeimindset: geloven dat je kan leren
  leertraject*: wat je leert, stap voor stap
  tuchtmaatregel*: straf
  sanctie*: straf
  communicatie: hoe wij met elkaar praten
  infrastructuur: de gebouwen
  optimalise*: beter maken
  faciliteren: helpen
  met betrekking tot: over
  ten aanzien van: over
  inzake: over
  conform: zoals in
  gelieve: wil je, wilt u
  desbetreffende: die
  teneinde: om`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(': ', 2) as [string, string]);

/** What stands in capitals and needs no explanation: abbreviations that are words by now, and words that somebody stresses. */
export const everydayCapitals: ReadonlySet<string> = new Set(
  'SMS GSM MP3 TV DE HET EEN IN OP TE MET VAN NA NU JA NEE ZELF ECHT ELK MAX MIN BUS DUS KOM LET NOG PER DAG UUR PC OK CD DVD USB WC BBQ EHBO QR NMBS MB PDF NIET GEEN WEL OOK NOOIT ALTIJD ALLE ALLES JIJ JOU JOUW JE WIJ UW EN OF'.split(
    ' ',
  ),
);

/** Abbreviations of the school with what they stand for. */
export const abbreviations: Readonly<Record<string, string>> = {
  CLB: 'het centrum voor leerlingenbegeleiding',
  MDO: 'een gesprek met iedereen die helpt',
  LVS: 'wat de school opschrijft over een leerling',
  OKAN: 'de klas voor leerlingen die nieuw zijn in België',
  LO: 'turnen en sport',
  WO: 'wereldoriëntatie',
  GOK: 'gelijke kansen',
  ICT: 'computers',
  STEM: 'wetenschap en techniek',
  VCLB: 'het centrum voor leerlingenbegeleiding',
  OCMW: 'de sociale dienst van de gemeente',
};
