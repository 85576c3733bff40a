import { cleaned } from './rules/cleaned.ts';
import { isDraftIn } from './rules/drafts.ts';
import type { OtherLanguage, OwnDutch } from './tables.ts';

export type DraftSlip = 'draft.slow' | 'draft.unreachable' | 'draft.key' | 'draft.busy' | 'draft.strange' | 'draft.other-language';

/** A server that speaks as LibreTranslate does. */
export interface TranslationServer {
  /** Without a slash at the end. */
  url: string;
  key: string | undefined;
}

/** An answer is smaller than this, in bytes. */
const mostBytes = 2 * 1024 * 1024;

/**
 * Asks a machine for a first version of the school's own words, each apart; undefined for one of which it made nothing usable.
 * Nothing else leaves the server: who writes, for whom, and what the text is called stay here.
 * Source: LibreTranslate API, `POST /translate`, https://docs.libretranslate.com.
 * @param patience in milliseconds
 */
export async function draftsOf(
  server: TranslationServer,
  words: readonly OwnDutch[],
  language: OtherLanguage,
  patience = 20_000,
): Promise<{ drafts: (string | undefined)[] } | { slip: DraftSlip }> {
  const answer = await answerOf(server, { q: words, source: 'nl', target: language, format: 'text', ...(server.key && { api_key: server.key }) }, patience);
  if ('slip' in answer) return answer;
  const drafts = textsIn(answer.text);
  if (drafts?.length !== words.length) return { slip: 'draft.strange' };
  const usable = drafts.map((draft, at) => (isDraftIn(language, words[at] ?? '', draft) ? draft : undefined));
  return usable.some((draft) => draft !== undefined) ? { drafts: usable } : { slip: 'draft.other-language' };
}

async function answerOf({ url }: TranslationServer, question: object, patience: number): Promise<{ text: string } | { slip: DraftSlip }> {
  try {
    const answer = await fetch(`${url}/translate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(question),
      // The school chose this server, and no other.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok || !/^application\/json\b/i.test(answer.headers.get('Content-Type') ?? '')) {
      await answer.body?.cancel();
      return { slip: slipOf(answer.status) };
    }
    return await textOf(answer);
  } catch (error) {
    return { slip: error instanceof Error && error.name === 'TimeoutError' ? 'draft.slow' : 'draft.unreachable' };
  }
}

const slipOf = (status: number): DraftSlip =>
  status === 429 || status === 503 ? 'draft.busy' : status === 401 || status === 403 ? 'draft.key' : 'draft.strange';

/** Stops reading where no honest answer is that long. */
async function textOf(answer: Response): Promise<{ text: string } | { slip: DraftSlip }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > mostBytes) return { slip: 'draft.strange' };
    chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString() };
}

/** Undefined for what is no list of texts. */
function textsIn(json: string): string[] | undefined {
  const texts = translatedTextIn(json);
  return Array.isArray(texts) && texts.every((text) => typeof text === 'string') ? texts.map(cleaned) : undefined;
}

function translatedTextIn(json: string): unknown {
  try {
    return (JSON.parse(json) as { translatedText?: unknown } | null)?.translatedText;
  } catch {
    return undefined;
  }
}
