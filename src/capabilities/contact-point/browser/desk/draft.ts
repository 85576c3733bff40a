import type { SealedRequest } from '../../shared-with-browser/exchange.ts';

/** A first message on its way: where it goes and what is sent. Nobody can read it on this device, nor do anything with it but send it. */
export interface Draft {
  place: string;
  /** Hash of the conversation, base64url: work is done for it. */
  thread: string;
  request: SealedRequest;
}

/** What somebody wrote on in a conversation and could not send, locked with their receipt. */
export interface Unsent {
  thread: string;
  locked: Uint8Array<ArrayBuffer>;
}

type Kept = 'drafts' | 'unsent';

/** Resolves when it is on the disk of this device, and not before. */
export const keep = (kind: Kept, what: Draft | Unsent): Promise<unknown> => within(kind, 'readwrite', (all) => all.put(what, what.thread));

export const drop = (kind: Kept, thread: string): Promise<unknown> => within(kind, 'readwrite', (all) => all.delete(thread));

export const waitingDrafts = (): Promise<Draft[]> => within('drafts', 'readonly', (all) => all.getAll() as IDBRequest<Draft[]>);

export const unsentOf = (thread: string): Promise<Unsent | undefined> =>
  within('unsent', 'readonly', (all) => all.get(thread) as IDBRequest<Unsent | undefined>);

async function within<Result>(kind: Kept, mode: IDBTransactionMode, ask: (all: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  const db = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(kind, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(kind));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
}

/** Under a name that says nothing. */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('kept', 1);
    request.onupgradeneeded = () => {
      for (const kind of ['drafts', 'unsent'] satisfies Kept[]) request.result.createObjectStore(kind);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
