import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConversation } from '../capabilities/voice/map/conversation.ts';
import { polisMapAsJson } from '../capabilities/voice/map/printing-polis.ts';

const text = (f: string, n: string) => (existsSync(join(f, n)) ? readFileSync(join(f, n), 'utf8') : undefined);
const folder = process.argv[4] as string;
const c = readConversation({ votes: text(folder, 'votes.csv'), statements: text(folder, 'statements.csv'), segments: text(folder, 'segments.csv') });
if ('refused' in c) throw new Error(c.refused);
const ref = text(folder, 'reference.json');
console.log(JSON.stringify(polisMapAsJson(c.votes, ref ? JSON.parse(ref).groups : undefined)));
