import { type Bytes, base64url } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import type { Conversation } from '../../shared-with-browser/conversation.ts';
import { type ContactPerson, namesIn } from '../../shared-with-browser/roster.ts';
import { sealAccess, sealReply } from '../../shared-with-browser/sealing.ts';
import type { Identity } from '../../shared-with-browser/signing.ts';
import type { SealedThread } from '../../shared-with-browser/staff-exchange.ts';
import type { Surroundings } from '../../shared-with-browser/surroundings.ts';
import { postingKey } from '../../shared-with-browser/thread-keys.ts';
import { ask, askBytes } from './ask.ts';
import { inWords, made, put } from './made.ts';
import { isTooLong } from './most-words.ts';
import { saidAs } from './said.ts';
import { part, showSlip, showStep } from './steps.ts';
import { clearVoice, recorder, sealedVoice } from './voice.ts';

/** A conversation that was opened here. */
export interface OpenThread {
  sealed: SealedThread;
  talk: Conversation;
}

/** Who answers, and where the server of staff is. */
export interface Answering {
  from: string;
  around: Surroundings;
  me: { id: string; identity: Identity };
  /** What was begun before. */
  draft: string;
  /** Asks for a conversation anew, and reads it. */
  again(thread: string): Promise<OpenThread | undefined>;
  /** Does something that can fail, and says so when it does. */
  attempt(does: () => Promise<void>): Promise<void>;
}

/** How a conversation looks in the inbox. */
export function rowOf({ sealed: { waitingSince, promisedOn, lastOn }, talk }: OpenThread): HTMLElement {
  const [first] = talk.said;
  const row = made(`one-thread-${first?.direction === 'first' ? first.reader : 'pupil'}`, []);
  fill(row, '.waiting', waitingSince !== null, [inWords(waitingSince), inWords(promisedOn)]);
  fill(row, '.answered', waitingSince === null, [inWords(lastOn)]);
  const last = talk.said.filter((said) => 'words' in said).at(-1);
  fill(row, '.spoken', last?.sound !== undefined, []);
  const words = row.querySelector('.said');
  if (words && last) words.textContent = shortened(last.words);
  return row;
}

function fill(row: HTMLElement, name: string, isShown: boolean, values: string[]): void {
  const line = row.querySelector<HTMLElement>(name);
  if (!line) return;
  put(line, values);
  line.hidden = !isShown;
}

/** One conversation on the desk: read it, answer, let a colleague in. */
export class StaffTalk {
  readonly #answering: Answering;
  #open: OpenThread;

  constructor(answering: Answering, open: OpenThread) {
    this.#answering = answering;
    this.#open = open;
  }

  get id(): string {
    return this.#open.sealed.thread;
  }

  async show(): Promise<void> {
    this.#fill();
    part<HTMLTextAreaElement>('answer').value = this.#answering.draft;
    clearVoice();
    part('sent').hidden = true;
    showSlip();
    showStep('talk');
    await ask(`${this.#place}/readings`, { posting: await postingOf(this.#open.talk) });
  }

  async answer(): Promise<void> {
    const field = part<HTMLTextAreaElement>('answer');
    const words = field.value.trim();
    const slip = words === '' && !recorder().sound ? 'talk.answer-empty' : isTooLong(words) ? 'talk.answer-long' : undefined;
    showSlip(slip);
    part('sent').hidden = true;
    if (slip) return;
    const closes = document.querySelector<HTMLInputElement>('[name=closes]')?.checked ?? false;
    const spoken = await sealedVoice();
    const { around, me } = this.#answering;
    const isSent = await this.#send(await sealReply(around, this.#open.talk, me, { words, sound: spoken?.said, closes }), spoken?.sealed);
    if (isSent) {
      field.value = '';
      clearVoice();
    }
    part('sent').hidden = !isSent;
  }

  get #place(): string {
    return `${this.#answering.from}/threads/${this.id}`;
  }

  #fill(): void {
    const { talk } = this.#open;
    const { roster } = this.#answering.around;
    const names = namesIn(roster);
    part('conversation').replaceChildren(...talk.said.map((said) => saidAs(said, (seq) => askBytes(`${this.#place}/sounds/${seq}`))));
    put(part('readers'), [talk.readers.map((id) => names.get(id) ?? '').join(', ')]);
    part('talk-broken').hidden = !talk.isBroken;
    part('answering').hidden = talk.isBroken;
    const others = roster.members.filter(({ id }) => !talk.readers.includes(id));
    part('hand-over').hidden = others.length === 0 || talk.isBroken;
    part('colleagues').replaceChildren(...others.map((person) => this.#colleague(person)));
  }

  #colleague({ id, name }: ContactPerson): HTMLElement {
    const button = made('one-colleague', [name]);
    const { around, me, attempt } = this.#answering;
    button.addEventListener('click', () =>
      attempt(async () => {
        await this.#send(await sealAccess(around, this.#open.talk, me, id));
      }),
    );
    return button;
  }

  /** Sends what was sealed for this conversation, and reads it anew. @returns whether it was kept */
  async #send(envelope: Bytes, sound?: Bytes): Promise<boolean> {
    const message = { envelope: base64url(envelope), posting: await postingOf(this.#open.talk), ...(sound && { sound: base64url(sound) }) };
    const { state } = await ask<{ state: string }>(`${this.#place}/messages`, message);
    this.#open = (await this.#answering.again(this.#open.sealed.thread)) ?? this.#open;
    this.#fill();
    if (state !== 'kept') showSlip('talk.behind');
    return state === 'kept';
  }
}

/** What shows the server that somebody reads this conversation and may write into it. */
const postingOf = async ({ psk }: Conversation): Promise<string> => base64url(await postingKey(psk));

const shortened = (words: string): string => (words.length > 120 ? `${words.slice(0, 120)}…` : words);
