import type { MessageRequest } from '../../shared-with-browser/exchange.ts';

/** A sealed message on its way: where it goes and what is sent. Nobody can read it on this device, not even its writer. */
export interface Draft {
  place: string;
  request: MessageRequest;
}

/** Resolves when the draft is on the disk of this device, and not before. */
export const keepDraft = (draft: Draft): Promise<void> => within('readwrite', (drafts) => drafts.put(draft, draft.request.threadId)).then(() => undefined);

export const dropDraft = ({ request }: Draft): Promise<void> => within('readwrite', (drafts) => drafts.delete(request.threadId)).then(() => undefined);

export const waitingDrafts = (): Promise<Draft[]> => within('readonly', (drafts) => drafts.getAll() as IDBRequest<Draft[]>);

async function within<Result>(mode: IDBTransactionMode, ask: (drafts: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  const db = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction('drafts', mode, { durability: 'strict' });
      const request = ask(transaction.objectStore('drafts'));
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
    request.onupgradeneeded = () => request.result.createObjectStore('drafts');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
