import type { Group } from './group.ts';
import { birthdays, familyForm, holidays, quietPlace, transport } from './home.ts';
import { money, reachable, shortNotice, workingHours } from './money-and-time.ts';
import { dutchLiteracy, homeworkHelp, jargon, paperwork } from './school-work.ts';
import { appEmail, computer, internet, printer } from './screens.ts';
import { clothingKit, food, materials, parentHelp } from './things-to-bring.ts';
import { unwillingness } from './tone.ts';

/** The groups of the lexicon, in its order. */
export const everyGroup: readonly Group[] = [
  printer,
  computer,
  internet,
  appEmail,
  money,
  transport,
  workingHours,
  homeworkHelp,
  dutchLiteracy,
  quietPlace,
  familyForm,
  holidays,
  birthdays,
  clothingKit,
  materials,
  food,
  shortNotice,
  reachable,
  paperwork,
  jargon,
  parentHelp,
  unwillingness,
];
