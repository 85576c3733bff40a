import type { Acknowledgement, SealedLetter } from '../../shared-with-browser/letter.ts';

/** A letter and when it was put here, in milliseconds since 1970. */
export interface WaitingLetter extends SealedLetter {
  savedAt: number;
}

/** Resolves when the letter is on the disk of this device, and not before. */
export async function keepLetter(letter: WaitingLetter): Promise<void> {
  const db = await open();
  await done(db.transaction('letters', 'readwrite', { durability: 'strict' }), (letters) => letters.put(letter));
  void navigator.storage?.persist?.();
}

async function waitingLetters(): Promise<WaitingLetter[]> {
  const db = await open();
  return new Promise((resolve, reject) => {
    const request = db.transaction('letters').objectStore('letters').getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Sends one letter; it leaves the device only when the server names it as received.
 * @returns undefined while it has to wait
 */
export async function sendLetter({ savedAt: _, ...letter }: WaitingLetter): Promise<{ next: string } | undefined> {
  const answer = await fetch('/deliveries', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(letter),
  }).catch(() => undefined);
  if (!answer || (!answer.ok && answer.status !== 409)) return undefined;
  const said = (await answer.json().catch(() => ({}))) as Partial<Acknowledgement>;
  if (!('received' in said) || said.received !== letter.id) return undefined;
  const db = await open();
  await done(db.transaction('letters', 'readwrite'), (letters) => letters.delete(letter.id));
  return { next: said.next ?? '/' };
}

const wait = (milliseconds: number): Promise<void> => new Promise((resume) => setTimeout(resume, milliseconds * (0.8 + Math.random() * 0.4)));

const pauses = [2, 5, 15, 60, 300].map((seconds) => seconds * 1000);

/**
 * Goes on trying until nothing waits: at once, then with longer pauses, and at once again when there is internet or
 * somebody looks. One tab at a time sends; the others look what is left.
 * @param tell is told after every round what still waits, and where to go on after each letter that was sent from here
 */
export async function sendAll(tell: (waiting: WaitingLetter[], next: Map<string, string>) => void): Promise<void> {
  const next = new Map<string, string>();
  for (let round = 0; ; round++) {
    await oneAtATime(async () => {
      for (const letter of await waitingLetters()) {
        const sent = await sendLetter(letter);
        if (sent) next.set(letter.id, sent.next);
      }
    });
    const left = await waitingLetters();
    tell(left, next);
    if (left.length === 0) return;
    await Promise.race([wait(pauses[Math.min(round, pauses.length - 1)] ?? 0), internetOrAttention()]);
  }
}

async function oneAtATime(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request('vaste-grond-sender', { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}

const internetOrAttention = (): Promise<void> =>
  new Promise((resume) => {
    addEventListener('online', () => resume(), { once: true });
    document.addEventListener('visibilitychange', () => resume(), { once: true });
  });

let opened: Promise<IDBDatabase> | undefined;

/** Without a version: a database that a newer program made is opened as it is, and nothing in it is touched. */
function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('vaste-grond');
    request.onupgradeneeded = () => request.result.createObjectStore('letters', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

function done(transaction: IDBTransaction, change: (letters: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    change(transaction.objectStore('letters'));
  });
}
