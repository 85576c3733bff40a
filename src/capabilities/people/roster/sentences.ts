/** Where a sentence is about. */
export interface Place {
  file: string;
  row?: number;
  column?: string;
}

export type Sentence = (place: Place) => string;

/** "Rij 7 van users.csv, kolom givenName: de cel is leeg." */
const about =
  (words: string): Sentence =>
  ({ file, row, column }) => {
    const line = row === undefined ? file : `Rij ${row} van ${file}`;
    return `${line}${column === undefined ? '' : `, kolom ${column}`}: ${words}`;
  };

const asUtf8 = 'Bewaar het bestand als “CSV UTF-8” en probeer het nog eens.';
const bringCsvFiles = 'Maak een zip met alleen de CSV-bestanden van OneRoster of School Data Sync.';

/**
 * Everything that can be said about a roster, in Dutch for whoever takes care of the administration.
 * No sentence blames anybody, none quotes what is in a cell, and each says what to do next.
 */
export const sentences = {
  nothingThere: about('dit vinden we niet, of we mogen het niet lezen. Kijk na of de naam en de map kloppen.'),
  notAZip: about('dit is geen zip-bestand. Kies het zip-bestand dat uit de leerlingenadministratie komt.'),
  officeDocument: about(`dit is een Excel- of Word-bestand. ${bringCsvFiles}`),
  damagedZip: about('dit zip-bestand gaat niet open. Misschien is het niet helemaal aangekomen. Haal het opnieuw op en probeer het nog eens.'),
  damagedFile: about('dit bestand komt niet heel uit de zip. Maak de zip opnieuw en probeer het nog eens.'),
  encryptedZip: about('dit zip-bestand zit achter een wachtwoord. Maak een zip zonder wachtwoord.'),
  strayPath: about(`in dit zip-bestand wijst een naam naar een andere map. Zo'n zip openen we niet. ${bringCsvFiles}`),
  tooManyFiles: (most: number): Sentence => about(`hier zitten meer dan ${most} bestanden in. ${bringCsvFiles}`),
  fileTwice: about('dit bestand zit er twee keer in. Laat er één staan.'),
  fileTooBig: (megabytes: number): Sentence => about(`dit bestand is uitgepakt groter dan ${megabytes} MB. Maak een export per school.`),
  zipTooBig: (megabytes: number): Sentence => about(`de bestanden zijn uitgepakt samen groter dan ${megabytes} MB. Maak een export per school.`),
  unknownFormat: about(
    'we herkennen deze lijsten niet. We lezen OneRoster 1.1 of 1.2 (CSV) en School Data Sync 2.1. De bestanden orgs.csv en users.csv horen bovenaan in de zip of de map.',
  ),
  olderSds: about('dit is School Data Sync versie 1. Kies bij het exporteren versie 2.1, of OneRoster.'),
  unknownVersion: about('deze versie van OneRoster kennen we nog niet. Kies bij het exporteren versie 1.1 of 1.2.'),
  delta: (file: string): Sentence => about(`van ${file} zijn hier alleen de wijzigingen (“delta”). Vraag een volledige export (“bulk”).`),
  missingFile: about('dit bestand ontbreekt. Maak de export opnieuw, met dit bestand erbij.'),
  emptyFile: about('dit bestand is leeg. Maak de export opnieuw.'),
  utf16: about(`dit bestand is bewaard als UTF-16. ${asUtf8}`),
  notUtf8: about(`hier staan letters die we niet kunnen lezen. ${asUtf8}`),
  semicolons: ({ file }: Place): string =>
    `Dit bestand gebruikt puntkomma's: ${file}. Wij hebben komma's nodig. Kies bij het exporteren “gescheiden door komma's”.`,
  tooManyRows: (most: number): Sentence =>
    about(`dit bestand heeft meer dan ${most.toLocaleString('nl-BE')} rijen. Haal lege rijen weg, of maak een export per school.`),
  missingColumn: about('deze kolom ontbreekt. Maak de export opnieuw, met deze kolom erbij.'),
  columnTwice: about('deze kolom staat er twee keer. Laat er één staan.'),
  openQuote: about('hier staat een aanhalingsteken (") dat nergens past of nergens sluit. Kijk na waar de tekst begint en eindigt.'),
  otherWidth: (found: number, expected: number): Sentence =>
    about(`deze rij heeft ${found} ${found === 1 ? 'kolom' : 'kolommen'}, de eerste rij ${expected}. Misschien staat er een komma te veel of te weinig.`),
  emptyCell: about('deze cel is leeg. Vul ze aan in de leerlingenadministratie en maak de export opnieuw.'),
  tooLong: (most: number): Sentence => about(`deze naam is langer dan ${most} tekens. Maak de naam korter.`),
  formula: about('deze cel begint met een teken waarvan een rekenblad een formule maakt, zoals = of @. Haal dat teken weg.'),
  hiddenCharacter: about('in deze cel zit een teken dat niemand kan zien. Typ de tekst opnieuw.'),
  lostLetter: about('in deze cel is een letter verloren gegaan. Typ de tekst opnieuw en bewaar als “CSV UTF-8”.'),
  sameId: (row: number): Sentence => about(`dit nummer staat ook al op rij ${row}. Elke rij heeft een eigen nummer nodig.`),
  unknownId: (file: string): Sentence =>
    about(`dit verwijst naar een nummer dat niet in ${file} staat. Maak de export van alle bestanden op hetzelfde moment.`),
  classWithoutSchool: about('deze klas hoort bij iets dat geen school is. Kies de school van de klas.'),
  pupilWithoutSchool: about('deze leerling hoort nog bij geen enkele school. Geef de leerling een school of een klas.'),
  noSchool: about('hier staat geen school in. Maak de export opnieuw, met de school erbij.'),
  more: about('er is nog meer na te kijken. Begin met wat hierboven staat en probeer het dan nog eens.'),
};
