import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Finding } from './shared-with-browser/finding.ts';
import { findingsIn } from './shared-with-browser/letter-check.ts';

/** What our own texts say on purpose, and why it may stay. */
const onPurpose: Record<string, string> = {
  'eigen toestel': 'asks whose device this is, so that nothing stays behind on a shared one',
  computer: 'asks what was there and what was not; or warns that others may look on',
  tablet: 'asks what was there and what was not',
  internet: 'says what happens without it',
  wifi: 'warns that it may show what somebody does',
  'goed internet': 'one of the things a family can say it lacks',
  'rustige plek': 'one of the things a family can say it lacks',
  betaalbaar: 'one of the things a family can say it lacks',
  'digitaal platform': 'one of the things that can have gone well or not',
  'druk af': 'a button; beside it stands that copying by hand will do',
  'lees voor': 'a button that reads aloud',
  noodnummer: 'the number of an ambulance',
  morgen: 'from when one can go on writing',
  afstandsonderwijs: 'the name by which the staff know the set of questions',
  clb: 'the name on the door, explained where families meet it first',
  sds: 'the name of a format, on a page for the administrator',
  'schrijf kort, warm, zonder raad in de eerste zin': 'the guide for whoever answers',
  'kan meteen niet meer binnen': 'warns an administrator that a card stops working',
  'kan die meteen niet meer binnen': 'warns an administrator that access stops',
  csv: 'the name of a format, beside the same figures as a page',
  jpeg: 'the name of a format',
  leerlingvolgsysteem: 'names the system that nothing goes to',
  'helpt om te leren': 'what helps a pupil, not who helps it',
  'wie geen hand opsteekt, telt bij die zin niet mee': 'how hands are counted in a room',
  'clbch@t': 'the name of a chat, as they write it',
  schriften: 'one of the things that were there or were not',
  boeken: 'one of the things that were there or were not',
  xliff: 'the name of a format, for a translator',
  ogg: 'the name of a format',
  wav: 'the name of a format',
};

/** A sentence said at the gate, or one to agree with, asks a family for nothing. */
const isSaid = (file: string): boolean => /phrases|voice-statements/.test(file);

/** Interface texts, and content that ships, in Dutch; lexicons quote what they advise against. */
function textsOf(files: string[]): { where: string; text: string }[] {
  return files.flatMap((file) => dutchIn(JSON.parse(readFileSync(file, 'utf8')), file.endsWith('/nl.json')).map((text) => ({ where: file, text })));
}

function dutchIn(value: unknown, isCatalogue: boolean): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isCatalogue) return Object.values(value).filter((text) => typeof text === 'string');
  return Object.entries(value).flatMap(([key, inner]) => (key === 'nl' && typeof inner === 'string' ? [inner] : dutchIn(inner, false)));
}

const unexplained = (texts: { where: string; text: string }[], counts: (finding: Finding) => boolean): string[] =>
  texts.flatMap(({ where, text }) =>
    findingsIn(text, 'letter')
      .filter((finding) => counts(finding) && !(finding.text.toLowerCase() in onPurpose))
      .map(({ ruleId, text: words }) => `${where}: ${ruleId} “${words}” in: ${text}`),
  );

// "Wordt" without a doer is advice only: in a text about a device or a button there often is none.
const isPassive = ({ ruleId }: Finding): boolean => ruleId === 'plain-language.passive';

const aboutWords = (finding: Finding): boolean => ['judgement', 'unwillingness', 'jargon', 'plain-language'].includes(finding.group) && !isPassive(finding);

test('what families and pupils read takes nothing for granted, judges nobody and is plain', () => {
  const texts = textsOf([
    ...globSync('src/**/texts/nl.json').filter((file) => !file.includes('/staff/')),
    ...globSync('content/*.json').filter((file) => !/lexicon|plain-language/.test(file) && !isSaid(file)),
  ]);
  expect(texts.length).toBeGreaterThan(900);
  expect(unexplained(texts, (finding) => !isPassive(finding))).toEqual([]);
});

test('what is said at the gate, or put to people to agree with, judges nobody and is plain', () => {
  const texts = textsOf(globSync('content/*.json').filter(isSaid));
  expect(texts.length).toBeGreaterThan(100);
  expect(unexplained(texts, aboutWords)).toEqual([]);
});

test('what staff read judges nobody, blames nobody and is plain', () => {
  const texts = textsOf(globSync('src/**/texts/staff/nl.json'));
  expect(texts.length).toBeGreaterThan(500);
  expect(unexplained(texts, aboutWords)).toEqual([]);
});
