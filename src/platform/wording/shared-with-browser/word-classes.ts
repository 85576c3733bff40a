/** Words that mean the same for a form, with their inflections: `$kind` in a form is any of these. */
export const wordClasses: Readonly<Record<string, string>> = {
  kind: 'kind|kinderen|zoon|zonen|dochter|dochters|kleuter|kleuters|leerling|leerlingen|kindje|kindjes|peuter|zoon/dochter|oogappel|spruit|kapoen|kapoenen|scholier|jongere',
  u: 'u|uw|je|jij|jou|jouw|jullie|ge|gij',
  wij: 'wij|we',
  dag: 'maandag*|dinsdag*|woensdag*|donderdag*|vrijdag*|zaterdag*|zondag*|weekend',
};
