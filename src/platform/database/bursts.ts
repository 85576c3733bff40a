/** Most items committed together: a burst is over before the next one has waited long. */
const most = 256;

/** While the database writes one burst the next is made ready. */
const atOnce = 2;

interface Waiting<Item, Receipt> {
  item: Item;
  resolve(receipt: Receipt): void;
  reject(error: unknown): void;
}

/**
 * Commits what arrives within the same moments together. Everybody waits for the commit that holds their own item.
 * When a burst fails each item is tried alone, so one bad item never costs a neighbour's.
 * @param commit writes all items in one transaction and gives a receipt for each, in the same order
 */
export function inBursts<Item, Receipt>(commit: (items: Item[]) => Promise<Receipt[]>): (item: Item) => Promise<Receipt> {
  const queue: Waiting<Item, Receipt>[] = [];
  let working = 0;

  async function settle(burst: Waiting<Item, Receipt>[]): Promise<void> {
    try {
      const receipts = await commit(burst.map(({ item }) => item));
      burst.forEach(({ resolve }, index) => resolve(receipts[index] as Receipt));
    } catch (error) {
      if (burst.length === 1) return burst[0]?.reject(error);
      for (const one of burst) await settle([one]);
    }
  }

  async function work(): Promise<void> {
    working++;
    await new Promise(setImmediate);
    while (queue.length > 0) await settle(queue.splice(0, most));
    working--;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (working < atOnce) void work();
    });
}
