/** As large as a background is ever shown, in pixels. */
const LARGEST = { width: 1280, height: 720 };
const QUALITY = 0.85;
const STORE = 'backgrounds';

export interface OwnPicture {
  readonly key: string;
  readonly picture: Blob;
}

/** One's own pictures are in this browser's IndexedDB and go nowhere else. Every function rejects where the browser keeps nothing. */
export async function listOwnPictures(): Promise<OwnPicture[]> {
  return within('readonly', async (store) => {
    const [keys, pictures] = await Promise.all([done(store.getAllKeys()), done<unknown[]>(store.getAll())]);
    return keys.flatMap((key, i) => {
      const picture = pictures[i];
      return typeof key === 'string' && picture instanceof Blob ? [{ key, picture }] : [];
    });
  });
}

export async function loadOwnPicture(key: string): Promise<Blob> {
  const found = await within('readonly', (store) => done<unknown>(store.get(key)));
  if (!(found instanceof Blob)) throw new Error('This picture is not kept any more.');
  return found;
}

/** Kept smaller and without what a camera writes into its files, such as the place. Rejects where it is no picture. */
export async function keepOwnPicture(file: Blob): Promise<OwnPicture> {
  const own = { key: String(Date.now()), picture: await redrawn(file) };
  await within('readwrite', (store) => done(store.put(own.picture, own.key)));
  return own;
}

export async function forgetOwnPicture(key: string): Promise<void> {
  await within('readwrite', (store) => done(store.delete(key)));
}

async function redrawn(file: Blob): Promise<Blob> {
  const whole = await createImageBitmap(file);
  const scale = Math.min(1, Math.max(LARGEST.width / whole.width, LARGEST.height / whole.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(whole.width * scale);
  canvas.height = Math.round(whole.height * scale);
  canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.')));
    canvas.toBlob(take, 'image/jpeg', QUALITY);
  });
}

async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open('narada', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const database = await done(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const result = await act(transaction.objectStore(STORE));
    if (mode === 'readwrite') await committed(transaction);
    return result;
  } finally {
    database.close();
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(transaction.error ?? new Error('IndexedDB'));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', failed);
    transaction.addEventListener('abort', failed);
  });
}
