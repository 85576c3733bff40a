import { type Bytes, base64url, fromBase64url, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { type Conversation, NotForUs, readConversation, type Surroundings, sealAccess, sealReply } from '../shared-with-browser/conversation.ts';
import { signEpochKey } from '../shared-with-browser/epoch-keys.ts';
import { type ContactPerson, namesIn } from '../shared-with-browser/roster.ts';
import { identityOf } from '../shared-with-browser/signing.ts';
import type { DeskState, SealedThread } from '../shared-with-browser/staff-exchange.ts';
import {
  drawPaperKey,
  makeMaster,
  makeStaffKeys,
  openStaffKeys,
  pairsOf,
  printedPaperKey,
  readPaperKey,
  type StaffKeys,
  sealStaffKeys,
  turnedTo,
  unwrapMaster,
  wrapMaster,
} from '../shared-with-browser/staff-keys.ts';
import { type KeyPair, suiteWith } from '../shared-with-browser/suite.ts';
import { postingKey } from '../shared-with-browser/thread-keys.ts';
import { ask } from './desk/ask.ts';
import { inWords, made, put } from './desk/made.ts';
import { isTooLong } from './desk/most-words.ts';
import { secretOfPasskey } from './desk/passkey.ts';
import { portraitFrom } from './desk/portrait.ts';
import { rosterTasks } from './desk/roster-tasks.ts';
import { saidAs } from './desk/said.ts';
import { part, showSlip, showStep, showTrouble } from './desk/steps.ts';
import { dayHere, surroundingsOf } from './desk/surroundings.ts';

/** After so long without a hand on it the desk locks itself, in milliseconds. */
const patience = 5 * 60_000;

/** A conversation that was opened here. */
interface OpenThread {
  sealed: SealedThread;
  talk: Conversation;
}

/**
 * `<contact-desk from="/staff/contact-point">`: what contact persons do. Keys are made here, opened here by a passkey or the key on
 * paper, and forgotten after five minutes without use; the server gets them sealed only.
 */
class ContactDesk extends HTMLElement {
  readonly #suite = suiteWith();
  #state!: DeskState;
  #around!: Surroundings;
  #master: Bytes | undefined;
  #keys!: StaffKeys;
  #pairs: KeyPair[] = [];
  #open: OpenThread | undefined;
  #locking = 0;

  connectedCallback(): void {
    this.#listen();
    void this.#attempt(() => this.#begin());
  }

  async #begin(): Promise<void> {
    if (!(await this.#look())) return;
    if (!this.#state.keys) return showStep('make', { isFirst: true });
    const hasPasskey = this.#state.keys.unlocks.some(({ kind }) => kind === 'passkey');
    part('with-passkey').hidden = !hasPasskey;
    showStep('unlock', { isFirst: true });
  }

  /** Asks how things are and follows the roster. @returns whether it holds */
  async #look(): Promise<boolean> {
    this.#state = await ask<DeskState>(`${this.#from}/state`);
    try {
      this.#around = await surroundingsOf(this.#suite, this.#state.around);
      if (goesOnFrom([...this.#around.roster.people.keys()], this.#state.around.school)) return true;
    } catch {
      // A chain that does not hold is said below.
    }
    showTrouble('roster', { instead: true });
    return false;
  }

  get #from(): string {
    return this.getAttribute('from') ?? '';
  }

  get #me(): { id: string; identity: StaffKeys['identity'] } {
    return { id: this.#state.me, identity: this.#keys.identity };
  }

  #listen(): void {
    const on = (id: string, event: 'submit' | 'click', does: () => Promise<void> | void): void =>
      part(id).addEventListener(event, (happened) => {
        happened.preventDefault();
        void this.#attempt(does);
      });
    on('making', 'submit', () => this.#make());
    on('unlocking', 'submit', () => this.#unlockByPaper());
    on('with-passkey', 'click', () => this.#unlockByPasskey());
    on('make-again', 'click', () => showStep('make'));
    on('print', 'click', () => print());
    on('refresh', 'click', () => this.#inbox());
    on('add-passkey', 'click', () => this.#addPasskey());
    part('portrait').addEventListener('change', () => void this.#attempt(() => this.#showMyself()));
    on('no-portrait', 'click', async () => {
      await ask(`${this.#from}/portrait`, {});
      location.reload();
    });
    on('lock', 'click', () => location.reload());
    on('withdraw', 'click', async () => {
      await ask(`${this.#from}/roster/withdrawal`, {});
      await this.#inbox();
    });
    on('answering', 'submit', () => this.#answer());
    on('back', 'click', () => this.#inbox());
    for (const event of ['click', 'keydown']) addEventListener(event, () => this.#waitForHand());
  }

  /** Whatever goes wrong unforeseen is said, and what was typed stays. */
  async #attempt(does: () => Promise<void> | void): Promise<void> {
    try {
      await does();
    } catch {
      showTrouble('our-fault');
    }
  }

  #waitForHand(): void {
    clearTimeout(this.#locking);
    if (this.#master) this.#locking = setTimeout(() => location.reload(), patience);
  }

  async #make(): Promise<void> {
    const duty = part<HTMLInputElement>('duty').value.trim();
    showSlip(duty === '' ? 'make.duty-empty' : undefined);
    if (duty === '') return;
    const paper = drawPaperKey();
    part('paper-key').textContent = printedPaperKey(paper);
    showStep('paper');
    part('keeping').onsubmit = (event) => {
      event.preventDefault();
      void this.#attempt(() => this.#keepKeys(duty, paper));
    };
  }

  async #keepKeys(duty: string, paper: string): Promise<void> {
    const typed = part<HTMLInputElement>('last-characters').value;
    const fits = typed.replace(/\s/g, '').toUpperCase().slice(-4) === paper.slice(-4);
    showSlip(fits ? undefined : 'paper.type-slip');
    if (!fits) return;
    this.#master = makeMaster();
    this.#keys = await makeStaffKeys(this.#month);
    this.#pairs = await pairsOf(this.#suite, this.#keys);
    await ask(`${this.#from}/keys`, {
      duty,
      identity: base64url(await identityOf(this.#keys.identity)),
      sealedKeys: base64url(await sealStaffKeys(this.#keys, this.#master)),
      paper: { wrapped: base64url(await wrapMaster(this.#master, utf8(paper))) },
      epoch: await this.#epoch(),
    });
    part('paper-key').textContent = '';
    await this.#inbox();
  }

  /** By the clock here: no server may say that months have gone by. */
  get #month(): string {
    return dayHere().slice(0, 7);
  }

  async #epoch(): Promise<{ month: string; key: string; signature: string }> {
    const { publicKey } = await this.#suite.DeriveKeyPair(this.#keys.seeds.get(this.#month) as Bytes);
    const key = base64url(await this.#suite.SerializePublicKey(publicKey));
    const { month, signature } = await signEpochKey(this.#keys.identity, this.#state.around.school, { by: this.#state.me, month: this.#month, key });
    return { month, key, signature };
  }

  async #showMyself(): Promise<void> {
    const [file] = part<HTMLInputElement>('portrait').files ?? [];
    const picture = file && (await portraitFrom(file));
    showSlip(picture ? undefined : 'portrait.slip');
    if (!picture) return;
    await ask(`${this.#from}/portrait`, { picture: base64url(picture) });
    part('portrait-kept').hidden = false;
  }

  async #unlockByPaper(): Promise<void> {
    const field = part<HTMLInputElement>('typed-key');
    const secret = readPaperKey(field.value);
    showSlip(secret ? undefined : 'unlock.slip-length');
    if (!secret) return;
    if (await this.#unlock('paper', secret)) field.value = '';
    else showSlip('unlock.slip-wrong');
  }

  async #unlockByPasskey(): Promise<void> {
    const ids = (this.#state.keys?.unlocks ?? []).flatMap(({ credentialId }) => credentialId ?? []);
    const passkey = await secretOfPasskey(ids);
    if (!passkey || !(await this.#unlock('passkey', passkey.secret, passkey.id))) showSlip('unlock.slip-passkey');
  }

  async #unlock(kind: 'paper' | 'passkey', secret: Bytes, credentialId: string | null = null): Promise<boolean> {
    for (const unlock of this.#state.keys?.unlocks ?? []) {
      if (unlock.kind !== kind || (credentialId && unlock.credentialId !== credentialId)) continue;
      const master = await unwrapMaster(fromBase64url(unlock.wrapped), secret).catch(() => undefined);
      if (!master) continue;
      this.#master = master;
      this.#keys = await openStaffKeys(fromBase64url(this.#state.keys?.sealed ?? ''), master);
      await this.#turnMonth(master);
      await this.#inbox();
      return true;
    }
    return false;
  }

  /** At the first opening of a month its key is made and signed. */
  async #turnMonth(master: Bytes): Promise<void> {
    const isNew = !this.#keys.seeds.has(this.#month);
    this.#keys = turnedTo(this.#month, this.#keys);
    this.#pairs = await pairsOf(this.#suite, this.#keys);
    if (isNew) await ask(`${this.#from}/months`, { sealedKeys: base64url(await sealStaffKeys(this.#keys, master)), epoch: await this.#epoch() });
  }

  async #addPasskey(): Promise<void> {
    const passkey = await secretOfPasskey([]);
    if (!passkey || !this.#master) return showTrouble('our-fault');
    await ask(`${this.#from}/passkeys`, { wrapped: base64url(await wrapMaster(this.#master, passkey.secret)), credentialId: passkey.id });
    part('add-passkey').hidden = true;
    part('passkey-added').hidden = false;
  }

  async #inbox(): Promise<void> {
    if (!(await this.#look())) return;
    this.#waitForHand();
    this.#open = undefined;
    await this.#showTasks();
    await this.#showThreads();
    part('add-passkey').hidden = this.#state.keys?.unlocks.some(({ kind }) => kind === 'passkey') ?? false;
    showStep('inbox');
  }

  async #showTasks(): Promise<void> {
    const tasks = await rosterTasks(this.#state, this.#around.roster, this.#keys.identity);
    part('withdraw').hidden = !tasks.some(({ name }) => name === 'signed' || name === 'sign');
    part('tasks').replaceChildren(
      ...tasks.map(({ name, values, sign }) => {
        const task = made(`task-${name}`, values);
        task.querySelector('button')?.addEventListener('click', () => {
          void this.#attempt(async () => {
            if (sign) await ask(`${this.#from}/roster`, await sign());
            await this.#inbox();
          });
        });
        return task;
      }),
    );
  }

  async #showThreads(): Promise<void> {
    const rows: HTMLElement[] = [];
    let broken = false;
    const isMember = this.#around.roster.members.some(({ id }) => id === this.#state.me);
    for (const sealed of isMember ? await ask<SealedThread[]>(`${this.#from}/threads`) : []) {
      const talk = await this.#read(sealed).catch((error: unknown) => {
        // Not for this contact person: then nothing of it shows. For them, and yet not genuine: then that is said.
        broken ||= !(error instanceof NotForUs);
        return undefined;
      });
      if (talk) rows.push(this.#row({ sealed, talk }));
    }
    part('threads').replaceChildren(...rows);
    part('no-threads').hidden = rows.length > 0;
    part('broken').hidden = !broken;
  }

  #read({ thread, envelopes }: SealedThread): Promise<Conversation> {
    return readConversation(this.#around, fromBase64url(thread), envelopes.map(fromBase64url), this.#pairs);
  }

  #row(thread: OpenThread): HTMLElement {
    const [first] = thread.talk.said;
    const row = made(`one-thread-${first?.direction === 'first' ? first.reader : 'pupil'}`, []);
    const { waitingSince, promisedOn, lastOn } = thread.sealed;
    const [waiting, answered] = [row.querySelector<HTMLElement>('.waiting'), row.querySelector<HTMLElement>('.answered')];
    if (waiting) {
      put(waiting, [inWords(waitingSince), inWords(promisedOn)]);
      waiting.hidden = waitingSince === null;
    }
    if (answered) {
      put(answered, [inWords(lastOn)]);
      answered.hidden = waitingSince !== null;
    }
    const last = thread.talk.said.filter((said) => 'words' in said).at(-1);
    const words = row.querySelector('.said');
    if (words && last) words.textContent = shortened(last.words);
    row.querySelector('button')?.addEventListener('click', () => void this.#attempt(() => this.#show(thread)));
    return row;
  }

  async #show(thread: OpenThread): Promise<void> {
    this.#open = thread;
    this.#fill(thread);
    part<HTMLTextAreaElement>('answer').value = '';
    part('sent').hidden = true;
    showSlip();
    showStep('talk');
    await ask(`${this.#from}/threads/${thread.sealed.thread}/readings`, { posting: await postingOf(thread.talk) });
  }

  #fill({ talk }: OpenThread): void {
    const { roster } = this.#around;
    const names = namesIn(roster);
    part('conversation').replaceChildren(...talk.said.map(saidAs));
    put(part('readers'), [talk.readers.map((id) => names.get(id) ?? '').join(', ')]);
    part('talk-broken').hidden = !talk.isBroken;
    part('answering').hidden = talk.isBroken;
    const others = roster.members.filter(({ id }) => !talk.readers.includes(id));
    part('hand-over').hidden = others.length === 0 || talk.isBroken;
    part('colleagues').replaceChildren(...others.map((person) => this.#colleague(person)));
  }

  #colleague({ id, name }: ContactPerson): HTMLElement {
    const button = made('one-colleague', [name]);
    button.addEventListener('click', () => {
      void this.#attempt(async () => {
        const { talk } = this.#open as OpenThread;
        await this.#send(await sealAccess(this.#around, talk, this.#me, id));
      });
    });
    return button;
  }

  async #answer(): Promise<void> {
    const field = part<HTMLTextAreaElement>('answer');
    const words = field.value.trim();
    const slip = words === '' ? 'talk.answer-empty' : isTooLong(words) ? 'talk.answer-long' : undefined;
    showSlip(slip);
    part('sent').hidden = true;
    if (slip) return;
    const closes = document.querySelector<HTMLInputElement>('[name=closes]')?.checked ?? false;
    const isSent = await this.#send(await sealReply(this.#around, (this.#open as OpenThread).talk, this.#me, { words, closes }));
    if (isSent) field.value = '';
    part('sent').hidden = !isSent;
  }

  /** Sends what was sealed for the open conversation, and reads it anew. @returns whether it was kept */
  async #send(envelope: Bytes): Promise<boolean> {
    const { sealed, talk } = this.#open as OpenThread;
    const message = { envelope: base64url(envelope), posting: await postingOf(talk) };
    const { state } = await ask<{ state: string }>(`${this.#from}/threads/${sealed.thread}/messages`, message);
    const fresh = (await ask<SealedThread[]>(`${this.#from}/threads`)).find(({ thread }) => thread === sealed.thread);
    if (fresh) {
      this.#open = { sealed: fresh, talk: await this.#read(fresh) };
      this.#fill(this.#open);
    }
    if (state !== 'kept') showSlip('talk.behind');
    return state === 'kept';
  }
}

/** What shows the server that somebody reads this conversation and may write into it. */
const postingOf = async ({ psk }: Conversation): Promise<string> => base64url(await postingKey(psk));

/** Whether the chain that came goes on from the one that this browser saw last: an older one or another one is none. */
function goesOnFrom(hashes: readonly string[], school: string): boolean {
  const name = `contact persons of ${school}`;
  const last = localStorage.getItem(name);
  if (last && !hashes.includes(last)) return false;
  if (hashes.length > 0) localStorage.setItem(name, hashes.at(-1) ?? '');
  return true;
}

const shortened = (words: string): string => (words.length > 120 ? `${words.slice(0, 120)}…` : words);

customElements.define('contact-desk', ContactDesk);
