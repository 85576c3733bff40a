import type { SchoolId } from './ids.ts';

/** Most items committed together; a statement has at most 65,535 parameters. */
const most = 256;

interface Waiting<Item, Receipt> {
  item: Item;
  resolve(receipt: Receipt): void;
  reject(error: unknown): void;
}

/**
 * Commits what arrives for one school within the same moments together. Everybody waits for the commit that holds
 * their own item. When a burst fails each item is tried alone, so one bad item never costs a neighbour's.
 * @param commit writes all items in one transaction and gives a receipt for each, in the same order
 */
export function inBursts<Item, Receipt>(commit: (school: SchoolId, items: Item[]) => Promise<Receipt[]>): (school: SchoolId, item: Item) => Promise<Receipt> {
  const queues = new Map<SchoolId, Waiting<Item, Receipt>[]>();

  const settle = async (school: SchoolId, burst: Waiting<Item, Receipt>[]): Promise<void> => {
    try {
      const receipts = await commit(
        school,
        burst.map(({ item }) => item),
      );
      burst.forEach(({ resolve }, index) => resolve(receipts[index] as Receipt));
    } catch (error) {
      if (burst.length === 1) return burst[0]?.reject(error);
      for (const one of burst) await settle(school, [one]);
    }
  };

  const work = async (school: SchoolId, queue: Waiting<Item, Receipt>[]): Promise<void> => {
    await new Promise(setImmediate);
    while (queue.length > 0) await settle(school, queue.splice(0, most));
    queues.delete(school);
  };

  return (school, item) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(school);
      if (queue) return void queue.push({ item, resolve, reject });
      const fresh = [{ item, resolve, reject }];
      queues.set(school, fresh);
      void work(school, fresh);
    });
}
