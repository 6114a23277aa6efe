// The key, and what is sealed with it (contract §4).
import { say } from './say.js';
import { read, write } from './book.js';
import { asked, base64, random, sha256, within } from './tools.js';

const NAME = 'maestro_secrets';
const ALGORITHM = { name: 'AES-GCM', length: 256 };

/** The key of this page: { key_id, version, key }; null while there is none. */
let current = null;
let why = null;
let lost = false;

const others = new BroadcastChannel('bureau-key');

/** Whom to tell that there is a key again, from another tab. */
export const listeners = new Set();
others.onmessage = async () => {
  await look();
  if (current) listeners.forEach(listener => listener());
};

export const state = () => ({ key_version: current?.version ?? null, reason: current ? null : why });

const open = create => new Promise((resolve, reject) => {
  const request = indexedDB.open(NAME, 1);
  let absent = false;
  request.onupgradeneeded = () => {
    absent = !create;
    if (create) request.result.createObjectStore('keys', { keyPath: 'id' });
    else request.transaction.abort();
  };
  request.onerror = event => { event.preventDefault(); absent ? resolve(null) : reject(request.error); };
  request.onsuccess = () => {
    request.result.onversionchange = () => request.result.close();
    resolve(request.result);
  };
});

const fetchRecord = async create => {
  const db = await open(create);
  if (!db) return undefined;
  try {
    return await asked(db.transaction('keys').objectStore('keys').get('current'));
  } finally {
    db.close();
  }
};

const usable = async record => {
  const { key, key_id, version } = record ?? {};
  if (!(key instanceof CryptoKey) || key.algorithm.name !== ALGORITHM.name || key.algorithm.length !== 256 || key.extractable) return false;
  if (!key.usages.includes('encrypt') || !key.usages.includes('decrypt') || typeof key_id !== 'string' || !key_id || !Number.isInteger(version)) return false;
  return crypto.subtle.encrypt({ name: ALGORITHM.name, iv: new Uint8Array(12) }, key, new Uint8Array(1)).then(() => true, () => false);
};

/** The number of the last key that this device has used: the next one is above it. */
const note = async version => {
  await write(({ put }) => put('facts', version, 'key'));
  localStorage.setItem('bureau-key', version);
};

/** Stores a new key; where another tab was faster, its key is taken. */
const make = async replaces => {
  const key = await crypto.subtle.generateKey(ALGORITHM, false, ['encrypt', 'decrypt']);
  const last = Math.max(await read(({ get }) => get('facts', 'key')) ?? 0, Number(localStorage.getItem('bureau-key')) || 0, replaces?.version | 0);
  const record = { id: 'current', key_id: random(), version: last + 1, key };
  const db = await open(true);
  try {
    const transaction = db.transaction('keys', 'readwrite', { durability: 'strict' });
    const keys = transaction.objectStore('keys');
    const there = await asked(keys.get('current'));
    const own = !there || (replaces && there.key_id === replaces.key_id);
    if (own) await asked(keys.put(record));
    await new Promise((resolve, reject) => {
      if (!own) return resolve();
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    if (!own) return there;
  } finally {
    db.close();
  }
  await note(record.version);
  others.postMessage('made');
  say.info(`Generated new encryption key (v${record.version})`);
  return record;
};

const degrade = reason => {
  current = null;
  why = reason;
  say.warn('Crypto unavailable - falling back to unencrypted operation');
};

const unopened = failure => {
  say.error(`Failed to open ${NAME} DB: ${failure.name}: ${failure.message}`);
  degrade('Key not found');
};

/** At a load: what is there is taken, what is lacking made. */
export async function load() {
  let record;
  try {
    record = await within(5000, fetchRecord(true), 'storage does not answer');
  } catch (failure) {
    return unopened(failure);
  }
  try {
    const found = await usable(record);
    current = found ? record : await make(record);
    if (found && record.version !== Number(localStorage.getItem('bureau-key'))) await note(record.version).catch(() => {});
    say.info('Initialized successfully');
  } catch {
    degrade('Crypto initialization failed');
  }
}

/** Before each operation: the record is read again, and the key is the one that is there. */
export async function look() {
  if (!current && why === 'Crypto initialization failed' && !lost) return load();
  let record;
  try {
    record = await within(5000, fetchRecord(false), 'storage does not answer');
  } catch (failure) {
    return current ? unopened(failure) : undefined;
  }
  if (await usable(record)) {
    if (!current) say.info('Initialized successfully');
    if (current?.key_id !== record.key_id) await note(record.version).catch(() => {});
    [current, lost] = [record, false];
  } else if (current) {
    console.warn('Crypto initialization failed');
    lost = true;
    degrade('Crypto initialization failed');
  }
}

/** Ciphertext of it, with what the service may read; null without a key. */
export async function seal(content) {
  if (!current) return null;
  try {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const { key, key_id, version } = current;
    const blob = new Uint8Array(await crypto.subtle.encrypt({ name: ALGORITHM.name, iv }, key, new TextEncoder().encode(JSON.stringify(content))));
    return { encrypted_blob: base64(blob), iv: base64(iv), key_id, key_version: version, content_hash: await sha256(blob) };
  } catch {
    degrade('Crypto initialization failed');
    return null;
  }
}
