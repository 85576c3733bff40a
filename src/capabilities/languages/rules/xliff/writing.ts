import type { OtherLanguage } from '../../tables.ts';
import { stateOf, type Translation } from '../states.ts';

/** A text as it goes to a translator. */
export interface TextToSend {
  id: string;
  title: string;
  parts: readonly { key: string; dutch: string }[];
  translations: readonly Translation[];
}

/**
 * A file for a translator's own tool: every part with what is there of it, also what is checked, because words are translated in context.
 * Source: XLIFF 1.2, OASIS Standard, 2008, the version that every tool reads.
 */
export const xliffOf = (texts: readonly TextToSend[], language: OtherLanguage): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
${texts.map((text) => fileOf(text, language)).join('')}</xliff>
`;

const fileOf = ({ id, title, parts, translations }: TextToSend, language: OtherLanguage): string =>
  `<file original="${id}" source-language="nl" target-language="${language}" datatype="plaintext">
<header><note>${escaped(title)}</note></header>
<body>
${parts
  .map(({ key, dutch }) =>
    unitOf(
      key,
      dutch,
      translations.find((some) => some.key === key && some.language === language),
    ),
  )
  .join('')}</body>
</file>
`;

const states = {
  checked: 'final',
  unchecked: 'needs-review-translation',
  'by-machine': 'needs-review-translation',
  outdated: 'needs-adaptation',
} as const;

function unitOf(key: string, dutch: string, translation: Translation | undefined): string {
  const state = stateOf(dutch, translation);
  const target = translation && state !== 'missing' ? `<target state="${states[state]}">${escaped(translation.words)}</target>` : '';
  return `<trans-unit id="${escaped(key)}" xml:space="preserve"${state === 'checked' ? ' approved="yes"' : ''}><source>${escaped(dutch)}</source>${target}</trans-unit>\n`;
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold was never kept, but for two that are no characters. */
const escaped = (words: string): string => words.replace(/[\ufffe\uffff]/g, '').replace(/[&<>"]/g, (mark) => marks[mark] as string);
