import content from '../../../../content/check-in.json' with { type: 'json' };
import type { IconName } from '../../../platform/pages/icon/icon.tsx';
import type { Language, Reader } from '../../../platform/texts/words.ts';

/** A text of the content pack, in every language of the product. */
export type Text = Record<Language, string>;

/** For whom the words are: pupils by age, or guardians. */
export type Version = '6-9' | '10-13' | '14-18' | 'guardian';

/** "je" or "u". */
export const readerOf = (version: Version): Reader => (version === 'guardian' ? 'guardian' : 'pupil');

interface ContentOption {
  id: string;
  text: Text;
  icon?: string;
  warn?: Text;
}

interface ContentQuestion {
  id: string;
  text: Text;
  text_guardian?: Text;
  helper?: Text;
  options?: ContentOption[];
}

/** The questions of a check-in by the name of their field, in the order in which they can come. */
export const fields = ['mood', 'nice', 'talk', 'who', 'visible', 'how', 'friend', 'about', 'help', 'more'] as const;
export type Field = (typeof fields)[number];

interface QuestionOption {
  value: string;
  text: Text;
  icon?: IconName;
  warn?: Text;
}

export interface Question {
  field: Field;
  text: Text;
  helper?: Text;
  kind: 'single' | 'several' | 'words';
  options: QuestionOption[];
}

const moodOf: Record<Version, string> = { '6-9': 'checkin.q.6_9', '10-13': 'checkin.q.10_13', '14-18': 'checkin.q.14_18', guardian: 'checkin.q.parent' };

const several: readonly Field[] = ['how', 'about', 'help'];

/** Guardians get the questions that fit an adult, in the polite form; fewer ways to talk. */
const forGuardians: readonly Field[] = ['mood', 'talk', 'who', 'visible', 'how', 'more'];
const waysToTalkForGuardians = ['room', 'message', 'phone'];

export const questionsFor = (version: Version): readonly Question[] => questionsByVersion[version];

function questionFor(field: Field, version: Version): Question {
  const found = field === 'mood' ? byId(content.questions, moodOf[version]) : byId(content.followups, followUpIds[field]);
  const options = (found.options ?? []).filter(({ id }) => field !== 'how' || version !== 'guardian' || waysToTalkForGuardians.includes(id));
  return {
    field,
    text: (version === 'guardian' && found.text_guardian) || found.text,
    ...(found.helper && { helper: found.helper }),
    kind: several.includes(field) ? 'several' : options.length > 0 ? 'single' : 'words',
    options: options.map(({ id, text, icon, warn }) => ({
      value: id,
      text,
      ...(icon && icon in iconsByKeyword && { icon: iconsByKeyword[icon] as IconName }),
      ...(warn && { warn }),
    })),
  };
}

const followUpIds: Record<Exclude<Field, 'mood'>, string> = {
  nice: 'checkin.f.nice',
  talk: 'checkin.f.talk',
  who: 'checkin.f.who',
  visible: 'checkin.f.visible',
  how: 'checkin.f.how',
  friend: 'checkin.f.friend',
  about: 'checkin.f.about',
  help: 'checkin.f.help_now',
  more: 'checkin.f.more',
};

/** The drawing for each keyword of the content pack. */
const iconsByKeyword: Record<string, IconName> = {
  sun_full: 'sun-full',
  sun: 'sun',
  sun_cloud: 'sun-cloud',
  cloud: 'cloud',
  rain: 'rain',
  teacher: 'person',
  teacher_2: 'people',
  support: 'support',
  bridge: 'bridge',
  clb: 'support',
  door: 'door',
  phone: 'phone',
  any: 'anyone',
  walk: 'walk',
  room: 'rest',
  game: 'play',
  message: 'message',
  rest: 'rest',
  ear: 'ear',
  pencil: 'pencil',
  together: 'together',
  apple: 'apple',
  move: 'move',
  ok: 'fine',
};

/** What the whole check-in is called. */
export const titleFor = (version: Version): Text => (version === 'guardian' ? questionFor('mood', version).text : content.title);

export const introFor = (version: Exclude<Version, 'guardian'>): Text => content.intro[version];

export type Confirmation = 'sent' | 'no_talk' | 'not_stored' | 'cleared' | 'late' | 'urgent';

/** A sentence of the content pack; `{persoon}`, `{dag}` … are filled in by {@link filled}. */
export function confirmation(name: Confirmation, version: Version): Text {
  const found = byId(content.confirmations, `checkin.c.${name}`);
  return (version === 'guardian' && found.text_guardian) || found.text;
}

export const unsureText = (version: Version): Text => {
  const found = byId(content.followups, 'checkin.f.unsure');
  return (version === 'guardian' && found.text_guardian) || found.text;
};

export const filled = (text: string, values: Record<string, string>): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

function byId(items: readonly unknown[], id: string): ContentQuestion {
  const found = (items as ContentQuestion[]).find((item) => item.id === id);
  if (!found) throw new Error(`No ${id} in content/check-in.json`);
  return found;
}

const askedOf = (version: Version): readonly Question[] =>
  fields.filter((field) => version !== 'guardian' || forGuardians.includes(field)).map((field) => questionFor(field, version));

/** Made once: they are needed with every answer. */
const questionsByVersion: Record<Version, readonly Question[]> = {
  '6-9': askedOf('6-9'),
  '10-13': askedOf('10-13'),
  '14-18': askedOf('14-18'),
  guardian: askedOf('guardian'),
};
