import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { figuresOf, type LabelledLetter } from '../platform/wording/measuring.ts';
import type { Finding, TextKind } from '../platform/wording/shared-with-browser/finding.ts';
import { checkerOf, findingsIn } from '../platform/wording/shared-with-browser/letter-check.ts';

const usage = `Gebruik:
  script/wording [--json] [--note] BESTAND…   leest een brief (of een notitie over een gezin of leerling) en geeft raad
  script/wording --letters BESTAND…           meet op brieven met labels, zoals in content/letters/`;

/** Reads files of plain text and says what may be worth a second look. Advice is no failure: only a file that cannot be read is. */
function run(args: string[]): number {
  const { values, positionals } = read(args);
  if (!values || positionals.length === 0) {
    console.error(usage);
    return 2;
  }
  let code = 0;
  for (const file of positionals) {
    try {
      const text = readFileSync(file, 'utf8');
      if (values.letters) measure(file, text);
      else tell(file, text, values.note ? 'note' : 'letter', values.json ?? false);
    } catch (error) {
      console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      code = 2;
    }
  }
  return code;
}

function read(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' }, note: { type: 'boolean' }, letters: { type: 'boolean' } } });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return { values: undefined, positionals: [] };
  }
}

function tell(file: string, text: string, kind: TextKind, asJson: boolean): void {
  const findings = findingsIn(text, kind);
  if (asJson) console.log(JSON.stringify(findings.map(inOrder)));
  else for (const finding of findings) console.log(line(file, text, finding));
}

const inOrder = ({ ruleId, group, start, end, text, reason, suggestions }: Finding): Finding => ({ ruleId, group, start, end, text, reason, suggestions });

function line(file: string, text: string, { ruleId, group, start, text: words, reason, suggestions }: Finding): string {
  const before = text.slice(0, start).split('\n');
  const place = `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  const shown = words.length > 60 ? `${words.slice(0, 59)}…` : words;
  return [`${place} ${group} “${shown.replace(/\s+/g, ' ')}” (${ruleId})`, `  ${reason}`, ...suggestions.map((suggestion) => `  → ${suggestion}`)].join('\n');
}

function measure(file: string, text: string): void {
  const { letters } = JSON.parse(text) as { letters: LabelledLetter[] };
  const figures = figuresOf(letters);
  console.log(`${file}: ${letters.length} letters`);
  console.log(
    `  precision ${figures.precision.toFixed(3)}, recall ${figures.recall.toFixed(3)}, clean letters flagged ${figures.cleanFlagged} of ${figures.clean}`,
  );
  for (const [group, { found, falseAlarms, missed }] of [...figures.byGroup].sort())
    console.log(`  ${group.padEnd(16)} found ${found}, false alarms ${falseAlarms}, missed ${missed}`);
  for (const { letter, group, is } of figures.differences) console.log(`  ${letter} ${group}: ${is}`);
  measureSpeed(letters.map((letter) => letter.text).join('\n\n'));
}

/** How long a letter of 2,000 words is read, whole and after one key in its middle. */
function measureSpeed(text: string): void {
  const letter = text
    .split(/(?<=\s)/)
    .slice(0, 2000)
    .join('');
  const checker = checkerOf('letter');
  const took = (work: () => void): number => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  };
  const whole = took(() => checker(letter));
  const middle = letter.length / 2;
  const keys = Array.from({ length: 50 }, (_, key) => took(() => checker(letter.slice(0, middle) + 'a'.repeat(key) + letter.slice(middle)))).sort(
    (a, b) => a - b,
  );
  console.log(
    `  2,000 words: ${whole.toFixed(0)} ms whole, ${(keys[25] ?? 0).toFixed(1)} ms a key (median), ${(keys[49] ?? 0).toFixed(1)} ms the slowest of 50`,
  );
}

process.exitCode = run(process.argv.slice(2));
