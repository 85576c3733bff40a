import { expect, test } from 'vitest';
import { findingsIn } from './shared-with-browser/letter-check.ts';

/** Ways of saying that stand in no lexicon, as teachers write them. */
const groupsIn = (text: string): string[] => [
  ...new Set(
    findingsIn(text, 'letter')
      .map(({ group }) => group)
      .filter((group) => !['judgement', 'plain-language'].includes(group)),
  ),
];

test.each([
  ['printer', 'Zet de toegangskaart thuis op papier en toon ze aan de ingang.'],
  ['computer', 'Een gsm volstaat niet voor deze lessen, je hebt een groter scherm nodig.'],
  ['internet', 'De leerlingen volgen de les van thuis uit, met beeld en klank.'],
  ['app_email', 'Antwoorden kan door te klikken op de knop onder dit bericht.'],
  ['money', 'De boeken worden verrekend op de volgende factuur.'],
  ['transport', 'Iedereen komt op eigen kracht naar het park.'],
  ['working_hours', 'We verwachten u op het gesprek van dinsdag om kwart na twee.'],
  ['homework_help', 'Stel hem vragen over het hoofdstuk tot hij het kan.'],
  ['dutch_literacy', 'Beschrijf in enkele zinnen het karakter van uw kind.'],
  ['quiet_place', 'Sluit de deur, zodat niemand binnenloopt terwijl hij studeert.'],
  ['family_form', 'Vul de naam en het beroep van vader en moeder in.'],
  ['holidays', 'Breng een souvenir mee van een plek waar je was.'],
  ['birthdays', 'Op een verjaardag voorziet u iets voor elk kind van de klas.'],
  ['clothing_kit', 'Morgen het bos in: botten, een regenbroek en een muts.'],
  ['materials', 'Heeft iemand een dekentje en een hoofdkussen voor de poppenhoek?'],
  ['food', 'In een klein rugzakje steken boterhammen en een stuk fruit.'],
  ['short_notice', 'De uitstap is morgen, breng dus een lunchpakket mee.'],
  ['reachable', 'Wordt uw kind ziek, dan haalt u het zo vlug mogelijk op.'],
  ['paperwork', 'De huisarts vult het blad in en zet er zijn stempel op.'],
  ['jargon', 'De bespreking met het MFC ging over de BK.'],
  ['parent_help', 'Er zijn nog enkele begeleiders te weinig voor de uitstap.'],
  ['unwillingness', 'U heeft nog altijd niet gereageerd op onze brieven.'],
])('%s: %s', (group, text) => expect(groupsIn(text)).toContain(group));

test.each([
  'De klassen hebben gisteren wafels gebakken. Iedereen proefde ervan.',
  'Onze leerlingen wonnen de eerste prijs in de tekenwedstrijd.',
  'Zaterdag is het feest. Kom gerust eens binnen tussen 10 en 16 uur.',
  'Heeft uw kind geen zin in het zwemmen? Dan kiest het een spel. Badpakken en handdoeken hebben wij.',
  'Wie thuis geen rustig plekje vindt, kan elke dag na school in lokaal 12 terecht.',
  'De tas thee stond klaar en het werd een gezellige namiddag met de leerkrachten.',
  'Op het plein vonden we een blauwe handschoen en een muts. Ze liggen aan het onthaal.',
  'Het CLB (dat zijn mensen die mee nadenken over leren en gezondheid) komt langs in de klas.',
  'De school zorgt voor verf, borstels en schorten. U hoeft niets mee te geven.',
  'Mila viel vandaag op de speelplaats. Juf Tine plakte er een pleister op en ze speelt alweer mee.',
  'U mag kiezen: een gesprek op school, bij u thuis of aan de telefoon. Overdag of ’s avonds, het kan allemaal.',
  'De brief van vorige week bevatte een fout: de uitstap is gratis.',
])('nothing to say about: %s', (text) => expect(groupsIn(text)).toEqual([]));
