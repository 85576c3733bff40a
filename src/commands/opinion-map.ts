import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConversation } from '../capabilities/voice/map/conversation.ts';
import { fairMapAsJson } from '../capabilities/voice/map/printing-fair.ts';
import { type NamedGroups, polisMapAsJson } from '../capabilities/voice/map/printing-polis.ts';

const usage = `Usage: script/opinion-map [--mode fair|polis] FOLDER
Draws the opinion map of the votes in a folder and prints it as one JSON object (docs/opinion-map.md).
FOLDER holds votes.csv (participant,statement,vote), statements.csv (statement,moderated,is_meta) and, if you like, segments.csv (participant,segment).`;

/** What can be wrong with a folder, in a sentence for whoever runs the command. */
class Refused extends Error {}

function run(args: string[]): number {
  const { mode, folder } = parsed(args);
  if (!folder || (mode !== 'fair' && mode !== 'polis')) return complain(usage, 2);
  try {
    const { conversation, reference } = open(folder, mode);
    for (const remark of conversation.remarks) console.error(remark);
    console.log(JSON.stringify(mode === 'polis' ? polisMapAsJson(conversation.votes, reference) : fairMapAsJson(conversation)));
    return 0;
  } catch (problem) {
    if (problem instanceof Refused) return complain(problem.message, 1);
    throw problem;
  }
}

function parsed(args: string[]): { mode: string; folder: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { mode: { type: 'string', default: 'fair' } } });
    return { mode: values.mode, folder: positionals.length === 1 ? positionals[0] : undefined };
  } catch {
    return { mode: '', folder: undefined };
  }
}

function complain(words: string, code: number): number {
  console.error(words);
  return code;
}

function open(folder: string, mode: 'fair' | 'polis') {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Refused(`There is no folder ${folder}.`);
  const read = (name: string): string | undefined => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined);
  const files = { votes: read('votes.csv'), statements: read('statements.csv'), segments: mode === 'fair' ? read('segments.csv') : undefined };
  // Polis counts every statement that somebody voted on; what a school shows was read by a person first.
  const conversation = readConversation(files, { countsUnlisted: mode === 'polis' });
  if ('refused' in conversation) throw new Refused(conversation.refused);
  return { conversation, reference: mode === 'polis' ? referenceGroups(read('reference.json')) : undefined };
}

function referenceGroups(text: string | undefined): NamedGroups | undefined {
  if (text === undefined) return undefined;
  try {
    return (JSON.parse(text) as { groups?: NamedGroups }).groups;
  } catch {
    throw new Refused('reference.json is not JSON.');
  }
}

process.exitCode = run(process.argv.slice(2));
