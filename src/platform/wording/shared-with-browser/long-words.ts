/** Words of more than 14 letters that everybody at school knows. */
export const everydayLongWords: ReadonlySet<string> = new Set(
  words(`
    brandweerkazerne, computerspelletje, computerspelletjes, contactpersonen, dinsdagnamiddag, donderdagnamiddag, fietsenstalling,
    geschiedenisles, gezelschapsspel, gezelschapsspelletjes, grootouderfeest, huiswerkbegeleiding, kennismakingsgesprek, kinderboerderij,
    klasleerkrachten, leerlingenbegeleider, leerlingenbegeleiding, lichaamsbeweging, lievelingsplekje, maandagnamiddag, middagspeeltijd,
    namiddagspeeltijd, oudervereniging, ouderverenigingen, schoolactiviteit, schoolactiviteiten, schoolbibliotheek, schoolreglement,
    schoolsecretariaat, sinterklaasfeest, speelplaatsregels, telefoonnummers, verjaardagsfeest, verjaardagsfeestje, verkeersveiligheid,
    vertrouwensleerkracht, vertrouwenspersonen, vertrouwenspersoon, voetbalwedstrijd, vrijdagnamiddag, wereldoriëntatie, woensdagnamiddag,
    woensdagvoormiddag, ziekenhuisbezoek, zorgleerkrachten`),
);

function words(separatedByCommas: string): string[] {
  return separatedByCommas.split(',').map((word) => word.trim());
}
