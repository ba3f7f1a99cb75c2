import type { Page } from '@playwright/test';

/** Everything that a page's origin has kept in its browser, one entry a line: "where key = value". */
export async function browserStorage(page: Page): Promise<string[]> {
  const cookies = await page.context().cookies();
  const kept = await page.evaluate(async () => {
    const lines: string[] = [];
    for (const [where, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const key of Object.keys(storage)) lines.push(`${where} ${key} = ${storage.getItem(key)}`);
    }
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([settled(objects.getAllKeys()), settled(objects.getAll())]);
        lines.push(`indexedDB ${name}/${store} = ${JSON.stringify([keys, values])}`);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        lines.push(`caches ${name}/${request.url} = ${await (await cache.match(request))?.text()}`);
      }
    }
    return [...lines, `history.state = ${JSON.stringify(history.state)}`, `window.name = ${window.name}`];
  });
  return [...kept, ...cookies.map(({ name, value }) => `cookie ${name} = ${value}`)];
}
