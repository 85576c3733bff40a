/** Words that mean the same for a form, with their inflections: `$kind` in a form is any of these. */
export const wordClasses: Readonly<Record<string, string>> = {
  kind: 'kind|kinderen|zoon|zonen|dochter|dochters|kleuter|kleuters|leerling|leerlingen|kindje|kindjes|peuter|zoon/dochter|oogappel|spruit|kapoen|kapoenen|scholier|jongere',
  u: 'u|uw|je|jij|jou|jouw|jullie|ge|gij',
  ouder: 'ouder|ouders|mama*|papa*|moeder|moeders|vader|vaders|voogd|gezin|gezinnen|opvoeder*|familie|families',
  school: 'school|klas|juf|juffen|meester|leerkracht|leerkrachten|leraar|leraren|directie|directeur|secretariaat|zorgleerkracht|titularis|klastitularis|brugfiguur',
  wij: 'wij|we',
  dag: 'maandag*|dinsdag*|woensdag*|donderdag*|vrijdag*|zaterdag*|zondag*|weekend',
  breng: 'breng|brengt|brengen|meebrengen|mee|meebrengt|meenemen|meeneemt|meegeven|meegeeft|meegegeven|meegebracht|meegenomen|bij|bijhebben',
  moet: 'moet|moeten|dient|dienen|hoort|horen|behoort|verplicht|nodig|noodzakelijk|vereist|verwacht|verwachten',
  maak: 'maak|maakt|maken|gemaakt|werk|werkt|werken|typ|typt|typen|getypt|oefen|oefent|oefenen|afwerken|indienen|invullen',
  bezorg: 'bezorg*|stuur|stuurt|sturen|doorsturen|opsturen|terugsturen|verstuur*|terugbezorg*|dien|dient|indienen|ingediend|lever|inleveren|binnenbreng*|doorgeven|geef|geeft|post|posten',
  kijk: 'kijk|kijkt|kijken|bekijk|bekijkt|bekijken|bekeken|check|checkt|checken|raadpleeg|raadpleegt|raadplegen|volg|volgt|volgen|lees|leest|lezen|nakijken|nagekeken|open|opent|openen',
  betaal: 'betaal|betaalt|betalen|betaald|stort|storten|gestort|overschrijven|overgeschreven|vereffen*|voldaan|voldoen|vergoed*|afrekenen|afgerekend',
  vervoer: 'auto|wagen|fiets|fietsen|bus|lijnbus|tram|trein|step|bromfiets|scooter|metro',
};
