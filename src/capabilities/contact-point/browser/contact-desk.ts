import { base64url, fromBase64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import type { Conversation } from '../shared-with-browser/conversation.ts';
import { NotForUs, readConversation } from '../shared-with-browser/reading.ts';
import type { DeskState, SealedThread } from '../shared-with-browser/staff-exchange.ts';
import { drawPaperKey, printedPaperKey, readPaperKey } from '../shared-with-browser/staff-keys.ts';
import type { Surroundings } from '../shared-with-browser/surroundings.ts';
import { ask, SignedOut } from './desk/ask.ts';
import { made } from './desk/made.ts';
import { showOpenNow } from './desk/open-now.ts';
import { addPasskey, makeOwnKeys, type Owner, type OwnKeys, openOwnKeys } from './desk/own-keys.ts';
import { secretOfPasskey } from './desk/passkey.ts';
import { portraitFrom } from './desk/portrait.ts';
import { rosterTasks } from './desk/roster-tasks.ts';
import { type OpenThread, rowOf, StaffTalk } from './desk/staff-talk.ts';
import { hideTroubles, part, showSlip, showStep, showTrouble } from './desk/steps.ts';
import { surroundingsOf } from './desk/surroundings.ts';
import { clearVoice, offerVoice, recorder } from './desk/voice.ts';

/** After so long without a hand on it the desk locks itself, in milliseconds. */
const patience = 5 * 60_000;

/**
 * `<contact-desk from="/staff/contact-point">`: what contact persons do. Keys are made here, opened here by a passkey or the key on
 * paper, and forgotten after five minutes without use; the server gets them sealed only.
 */
class ContactDesk extends HTMLElement {
  #state!: DeskState;
  #around!: Surroundings;
  /** Undefined while they are locked. */
  #own: OwnKeys | undefined;
  #talk: StaffTalk | undefined;
  /** Answers that were begun, by conversation; of what others wrote nothing is kept. */
  readonly #drafts = new Map<string, string>();
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
      this.#around = await surroundingsOf(this.#state.around);
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

  get #owner(): Owner {
    return { from: this.#from, state: this.#state };
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
    on('answering', 'submit', () => this.#talk?.answer());
    on('keep-hello', 'click', () => this.#keepHello());
    on('no-hello', 'click', async () => {
      await ask(`${this.#from}/hello`, {});
      location.reload();
    });
    offerVoice();
    offerVoice('hello');
    on('back', 'click', () => this.#inbox());
    for (const event of ['click', 'keydown']) addEventListener(event, () => this.#waitForHand());
  }

  /** Whatever goes wrong unforeseen is said, and what was typed stays. */
  async #attempt(does: () => Promise<void> | void): Promise<void> {
    hideTroubles();
    try {
      await does();
    } catch (error) {
      showTrouble(error instanceof SignedOut ? 'signed-out' : 'our-fault');
    }
  }

  #waitForHand(): void {
    clearTimeout(this.#locking);
    if (this.#own) this.#locking = setTimeout(() => this.#lock(), patience);
  }

  /** Forgets the keys and all that was read. An answer that was begun waits for its writer; without one nothing at all is left. */
  #lock(): void {
    this.#keepDraft();
    if (this.#drafts.size === 0) return location.reload();
    this.#own = undefined;
    for (const shown of ['conversation', 'threads', 'tasks', 'colleagues']) part(shown).replaceChildren();
    clearVoice();
    showStep('unlock');
    part('draft-waits').hidden = false;
  }

  #keepDraft(): void {
    if (!this.#talk) return;
    const field = part<HTMLTextAreaElement>('answer');
    if (field.value.trim() === '') this.#drafts.delete(this.#talk.id);
    else this.#drafts.set(this.#talk.id, field.value);
    field.value = '';
    this.#talk = undefined;
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
    this.#own = await makeOwnKeys(this.#owner, duty, paper);
    part('paper-key').textContent = '';
    await this.#inbox();
  }

  async #showMyself(): Promise<void> {
    const [file] = part<HTMLInputElement>('portrait').files ?? [];
    const picture = file && (await portraitFrom(file));
    showSlip(picture ? undefined : 'portrait.slip');
    if (!picture) return;
    await ask(`${this.#from}/portrait`, { picture: base64url(picture) });
    part('portrait-kept').hidden = false;
  }

  /** Everybody may hear it: it is not sealed. */
  async #keepHello(): Promise<void> {
    const { sound } = recorder('hello');
    showSlip(sound ? undefined : 'hello.slip');
    if (!sound) return;
    await ask(`${this.#from}/hello`, { sound: base64url(sound) });
    part('hello-kept').hidden = false;
  }

  async #unlockByPaper(): Promise<void> {
    const field = part<HTMLInputElement>('typed-key');
    const secret = readPaperKey(field.value);
    showSlip(secret ? undefined : 'unlock.slip-length');
    if (!secret) return;
    this.#own = await openOwnKeys(this.#owner, 'paper', secret);
    if (!this.#own) return showSlip('unlock.slip-wrong');
    field.value = '';
    await this.#inbox();
  }

  async #unlockByPasskey(): Promise<void> {
    const ids = (this.#state.keys?.unlocks ?? []).flatMap(({ credentialId }) => credentialId ?? []);
    const passkey = await secretOfPasskey(ids);
    this.#own = passkey && (await openOwnKeys(this.#owner, 'passkey', passkey.secret, passkey.id));
    if (!this.#own) return showSlip('unlock.slip-passkey');
    await this.#inbox();
  }

  async #addPasskey(): Promise<void> {
    const passkey = await secretOfPasskey([]);
    if (!passkey || !this.#own) return showTrouble('our-fault');
    await addPasskey(this.#owner, this.#own, passkey);
    part('add-passkey').hidden = true;
    part('passkey-added').hidden = false;
  }

  async #inbox(): Promise<void> {
    if (!this.#own || !(await this.#look())) return;
    this.#waitForHand();
    this.#keepDraft();
    part('draft-waits').hidden = true;
    await this.#showTasks(this.#own);
    await this.#showThreads(this.#own);
    showOpenNow(this.#around.roster.members);
    part('add-passkey').hidden = this.#state.keys?.unlocks.some(({ kind }) => kind === 'passkey') ?? false;
    showStep('inbox');
  }

  async #showTasks({ keys }: OwnKeys): Promise<void> {
    const tasks = await rosterTasks(this.#state, this.#around.roster, keys.identity);
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

  async #showThreads(own: OwnKeys): Promise<void> {
    const rows: HTMLElement[] = [];
    let broken = false;
    const isMember = this.#around.roster.members.some(({ id }) => id === this.#state.me);
    for (const sealed of isMember ? await this.#threads() : []) {
      const talk = await this.#read(sealed, own).catch((error: unknown) => {
        // Not for this contact person: then nothing of it shows. For them, and yet not genuine: then that is said.
        broken ||= !(error instanceof NotForUs);
        return undefined;
      });
      if (talk) rows.push(this.#row({ sealed, talk }, own));
    }
    part('threads').replaceChildren(...rows);
    part('no-threads').hidden = rows.length > 0;
    part('broken').hidden = !broken;
  }

  #threads(): Promise<SealedThread[]> {
    return ask<SealedThread[]>(`${this.#from}/threads`);
  }

  #read({ thread, envelopes }: SealedThread, { pairs }: OwnKeys): Promise<Conversation> {
    return readConversation(this.#around, fromBase64url(thread), envelopes.map(fromBase64url), pairs);
  }

  #row(thread: OpenThread, own: OwnKeys): HTMLElement {
    const row = rowOf(thread);
    row.querySelector('button')?.addEventListener('click', () => void this.#attempt(() => this.#show(thread, own)));
    return row;
  }

  async #show(thread: OpenThread, own: OwnKeys): Promise<void> {
    const answering = {
      from: this.#from,
      around: this.#around,
      me: { id: this.#state.me, identity: own.keys.identity },
      draft: this.#drafts.get(thread.sealed.thread) ?? '',
      again: async (id: string) => {
        const sealed = (await this.#threads()).find((one) => one.thread === id);
        return sealed && { sealed, talk: await this.#read(sealed, own) };
      },
      attempt: (does: () => Promise<void>) => this.#attempt(does),
    };
    this.#talk = new StaffTalk(answering, thread);
    await this.#talk.show();
  }
}

/** Whether the chain that came goes on from the one that this browser saw last: an older one or another one is none. */
function goesOnFrom(hashes: readonly string[], school: string): boolean {
  const name = `contact persons of ${school}`;
  const last = localStorage.getItem(name);
  if (last && !hashes.includes(last)) return false;
  if (hashes.length > 0) localStorage.setItem(name, hashes.at(-1) ?? '');
  return true;
}

customElements.define('contact-desk', ContactDesk);
