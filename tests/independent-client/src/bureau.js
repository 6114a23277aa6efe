// The host: an office that carries out what it is told. It is here with and without MAESTRO (contract §1).
import { ask, asked } from './tools.js';

let person = null;
const told = new BroadcastChannel('bureau');

/** Whom to tell of a change. */
export const listeners = new Set();
const tell = () => listeners.forEach(listener => listener());

/** Whom to tell that a person came or went, here or in another tab. */
export const people = new Set();
const greet = () => [...people, ...listeners].forEach(listener => listener());

const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('bureau', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('entries', { autoIncrement: true });
    request.result.createObjectStore('desk');
  };
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    request.result.onversionchange = () => request.result.close();
    resolve(request.result);
  };
});

const inOffice = async (mode, work) => {
  const db = await open();
  try {
    const transaction = db.transaction(['entries', 'desk'], mode, { durability: 'strict' });
    const done = new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error); });
    const result = await work(name => transaction.objectStore(name));
    await done;
    return result;
  } finally {
    db.close();
  }
};

const remember = who => inOffice('readwrite', desk => asked(who ? desk('desk').put(who, 'person') : desk('desk').delete('person')));

export const whoIsIt = () => person;
export const recall = async () => { person = await inOffice('readonly', desk => asked(desk('desk').get('person'))) ?? null; };
export const entries = () => inOffice('readonly', desk => asked(desk('entries').getAll()));

told.onmessage = async () => { await recall(); greet(); };

export async function signIn(tenant_id, subject_id) {
  const { status } = await ask(3000, 'POST', '/session', { tenant_id, subject_id });
  if (status !== 204) throw new Error(`The service answers ${status}`);
  person = { tenant_id, subject_id };
  await remember(person);
  told.postMessage(null);
  greet();
}

export async function signOut() {
  await ask(3000, 'DELETE', '/session');
  person = null;
  await remember(null);
  told.postMessage(null);
  greet();
}

/** Somebody else has signed in behind the page's back. */
export async function follow(who) {
  person = who;
  await remember(person);
  told.postMessage(null);
  greet();
}

/** Applies an effect, each time that it is asked for. */
export async function carryOut(what, about, data, reference) {
  if (what === 'email.send' && /\.invalid$/.test(data?.to ?? '')) throw new Error('No mail can reach this domain');
  const at = new Date().toISOString();
  const entry = await inOffice('readwrite', desk => asked(desk('entries').add({ what, about, data, reference, at })));
  dispatchEvent(new CustomEvent('bureau:done', { detail: { what, about, data, reference, entry } }));
  tell();
  return { entry, at, durable: true };
}

/** Settles once this build can be loaded without the network. */
export async function settled() {
  const workers = navigator.serviceWorker;
  if (!workers) return true;
  const registration = await workers.register('/sw.js', { updateViaCache: 'none' });
  if (navigator.onLine) await registration.update().catch(() => {});
  for (let next = registration.installing ?? registration.waiting; next; next = registration.installing ?? registration.waiting) {
    if (next.state === 'installed') next.postMessage('yours');
    await new Promise(resolve => next.addEventListener('statechange', resolve, { once: true }));
  }
  await workers.ready;
  return true;
}
