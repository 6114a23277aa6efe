// What MAESTRO keeps on the device (contract §5): slips (receipts), letters (what is to be sent), holds, and a few facts.
import { asked, within } from './tools.js';

const NAME = 'maestro_state';
let opening = null;

const open = () => opening ??= new Promise((resolve, reject) => {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore('slips', { keyPath: ['tenant_id', 'idempotency_key'] });
    db.createObjectStore('letters', { keyPath: 'place', autoIncrement: true });
    db.createObjectStore('holds', { keyPath: 'task_id' });
    db.createObjectStore('facts');
  };
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const forget = () => { opening = null; request.result.close(); };
    request.result.onversionchange = forget;
    request.result.onclose = forget;
    resolve(request.result);
  };
}).catch(failure => { opening = null; throw failure; });

/** One transaction. It counts when it is complete; what is awaited in it are its own requests alone. */
export const turn = (mode, work) => within(5000, (async () => {
  const transaction = (await open()).transaction(['slips', 'letters', 'holds', 'facts'], mode, { durability: 'strict' });
  const ended = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
  const store = name => transaction.objectStore(name);
  const result = await work({
    get: (name, key) => asked(store(name).get(key)),
    all: name => asked(store(name).getAll()),
    put: (name, value, key) => asked(store(name).put(value, key)),
    remove: (name, key) => asked(store(name).delete(key)),
  });
  await ended;
  return result;
})(), 'storage does not answer');

export const read = work => turn('readonly', work);
export const write = work => turn('readwrite', work);
