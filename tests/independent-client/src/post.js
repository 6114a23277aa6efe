// What is sent to the service, and when (contract §5 and §6).
import { follow, whoIsIt } from './bureau.js';
import { read, write } from './book.js';
import { say } from './say.js';
import { ask, random } from './tools.js';
import * as vault from './vault.js';

const SYNC = '/functions/v1/maestro-sync';
const PATHS = { claim: `${SYNC}/claim-receipt`, audit: SYNC, task: '/functions/v1/man-mode' };
const AHEAD = 'maestro-drain';
const BEAT = 5000;
const PATIENCE = 30000;

export const counters = { session: random(), sync_attempts: 0, sync_successes: 0, claims_tried: 0, claims_unanswered: 0 };
export const lockOf = (tenant, key) => `maestro-op:${tenant}:${key}`;

/** Whether the service accepts the session, as far as its last answer tells. */
export let accepted = true;
/** An answer to what was asked before a sign-in says nothing about the session after it. */
let signIns = 0;

const others = new BroadcastChannel('maestro');
let beaten = performance.now();
let leads = false;

/** Passes that other tabs were asked for, by their numbers. */
const answers = new Map();
let timer;
export const listeners = new Set();

/** Something that waits has changed: here and in the other tabs. */
export const changed = () => {
  others.postMessage('changed');
  listeners.forEach(listener => listener());
  wake();
};

others.onmessage = ({ data }) => {
  if (data.asks) {
    if (leads) sendNow().then(() => others.postMessage({ answers: data.asks }));
    return;
  }
  if (data.answers) {
    answers.get(data.answers)?.();
    return;
  }
  if (data === 'beat') beaten = performance.now();
  else if (data === 'refused') accepted = false;
  if (data !== 'beat') {
    listeners.forEach(listener => listener());
    wake();
  }
};

/** The service does not accept the session: every tab is told. */
export const refuse = () => { accepted = false; others.postMessage('refused'); };
/** A person came, or went. Other tabs are told by the host. */
export const greet = came => {
  accepted = came;
  signIns++;
  wake();
};

export const mayAsk = () => navigator.onLine && accepted && vault.state().key_version !== null;

const retryAfter = answer => {
  if (![429, 503].includes(answer.status)) return null;
  const said = answer.headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(said)) return Number(said) * 1000;
  const until = /[A-Za-z]/.test(said) ? Date.parse(said) : NaN;
  return Number.isNaN(until) ? null : Math.max(0, until - Date.now());
};

/** Not before so many milliseconds have passed; `firm` where the service said so. */
const pause = async (wait, step, firm) => write(({ put }) => put('facts', { from: Date.now(), wait, step, firm }, 'pause'));

export const wait = answer => retryAfter(answer) === null ? null : pause(retryAfter(answer), 1000, true);

const backOff = async () => {
  const step = Math.min(60000, (await read(({ get }) => get('facts', 'pause')))?.step * 2 || 1000);
  await pause(step / 2 + Math.random() * step / 2, step, false);
};

const resume = async ({ firm = false } = {}) => write(async ({ get, remove }) => {
  const held = await get('facts', 'pause');
  if (held && (!held.firm || firm)) await remove('facts', 'pause');
});

/** Milliseconds until the next attempt. A clock that was set back begins the wait anew. */
const due = async () => {
  const held = await read(({ get }) => get('facts', 'pause'));
  if (!held) return 0;
  if (Date.now() < held.from) await pause(held.wait, held.step, held.firm);
  return Math.max(0, Math.min(held.wait, held.from + held.wait - Date.now()));
};

const bodyOf = letter => letter.kind === 'claim'
  ? { tenant_id: letter.tenant_id, idempotency_key: letter.idempotency_key, trace_id: letter.trace_id, action: letter.action, client_id: letter.client_id, counters: { ...counters } }
  : letter.kind === 'task'
    ? { tenant_id: letter.tenant_id, idempotency_key: letter.idempotency_key, trace_id: letter.trace_id, task_id: letter.task_id, action: letter.action, ...letter.sealed }
    : {
      tenant_id: letter.tenant_id, client_id: letter.client_id, seq: letter.seq, idempotency_key: letter.idempotency_key, trace_id: letter.trace_id,
      event_type: letter.event_type, ...letter.task_id && { task_id: letter.task_id }, ...letter.sealed, client_timestamp: letter.at, counters: { ...counters },
    };

/** Sends one; the counters that travel are those before it. */
export const deliver = letter => {
  const body = bodyOf(letter);
  if (letter.kind === 'claim') counters.claims_tried++;
  if (letter.kind === 'audit') counters.sync_attempts++;
  const headers = letter.kind === 'claim' ? { 'x-maestro-claim-id': letter.claim_id } : { 'x-maestro-idempotency-key': letter.item_id };
  return ask(letter.kind === 'claim' ? 3000 : 5000, 'POST', PATHS[letter.kind], body, headers).then(answer => {
    const fits = answer.status === 200 && (letter.kind === 'claim'
      ? typeof answer.body?.claimed === 'boolean' && typeof answer.body.mine === 'boolean' && typeof answer.body.trace_id === 'string'
        && typeof answer.body.claimed_at === 'string' && !(answer.body.claimed && !answer.body.mine)
      : ['ok', 'duplicate'].includes(answer.body?.status) && (letter.kind === 'task'
        ? answer.body.task_id === letter.task_id
        : typeof answer.body.receipt_id === 'string' && typeof answer.body.created_at === 'string' && Number.isInteger(answer.body.last_seq)));
    if (letter.kind === 'audit' && fits) counters.sync_successes++;
    if (letter.kind === 'claim' && !fits && ![400, 403].includes(answer.status)) counters.claims_unanswered++;
    return { ...answer, fits };
  }, failure => {
    if (letter.kind === 'claim') counters.claims_unanswered++;
    throw failure;
  });
};

/** What a queued claim's answer does to its receipt (§5.7). */
const settle = (letter, answer) => write(async ({ get, put, remove }) => {
  await remove('letters', letter.place);
  if (answer.body.claimed || answer.body.mine) return false;
  const slip = await get('slips', [letter.tenant_id, letter.idempotency_key]);
  if (!slip) return false;
  await put('slips', { ...slip, state: { executed: 'conflicted', failed: 'foreign' }[slip.state] ?? slip.state, conflict: true });
  return true;
});

const bury = (letter, answer) => write(async ({ put }) => {
  say.warn('Server sync failed, proceeding with local execution');
  await put('letters', { ...letter, state: 'dead', error: `${answer.status} ${answer.body?.error ?? ''} ${answer.body?.message ?? ''}`.trim() });
});

/** @returns whether the next one may be sent */
const send = async letter => {
  const before = signIns;
  let answer;
  try {
    answer = await deliver(letter);
  } catch {
    answer = { status: 0 };
  }
  if (answer.fits) {
    if (letter.kind === 'claim') {
      if (await settle(letter, answer)) say.risk('Receipt conflict');
    } else {
      await write(({ remove }) => remove('letters', letter.place));
    }
    await resume({ firm: true });
    return true;
  }
  if (answer.status === 401) {
    if (before !== signIns) return true;
    refuse();
    say.warn('Server sync failed, proceeding with local execution');
    return false;
  }
  let whose;
  if (answer.status === 403) {
    const session = await ask(3000, 'GET', '/session').catch(() => null);
    if (session?.status === 401) {
      refuse();
      return false;
    }
    whose = session?.status === 200 ? session.body?.tenant_id : null;
    if (whose && whose !== letter.tenant_id) {
      await follow({ tenant_id: whose, subject_id: session.body.subject_id });
      return false;
    }
  }
  if ([400, 409, 413].includes(answer.status) || whose === letter.tenant_id) {
    await bury(letter, answer);
    return true;
  }
  say.warn('Server sync failed, proceeding with local execution');
  if (!await wait(answer)) await backOff();
  return false;
};

/** One pass over what waits, in its order. Nothing of an operation overtakes its claim, and no record another. */
const pass = async () => {
  for (const seen = new Set(); mayAsk();) {
    const person = whoIsIt();
    const held = new Set((await navigator.locks.query()).held.map(lock => lock.name));
    const letters = (await read(({ all }) => all('letters'))).filter(letter => letter.tenant_id === person?.tenant_id && letter.state === 'waiting');
    const claims = new Set();
    let recordsWait = false;
    const next = letters.find(letter => {
      if (seen.has(letter.place)) return false;
      if (letter.kind === 'claim') {
        claims.add(letter.idempotency_key);
        return !held.has(lockOf(letter.tenant_id, letter.idempotency_key));
      }
      const waits = recordsWait || claims.has(letter.idempotency_key);
      recordsWait ||= waits && letter.kind === 'audit';
      return !waits;
    });
    if (!next) return;
    seen.add(next.place);
    if (!await send(next)) return;
    changed();
  }
};

/** One tab leads as long as it lives, and gives a sign of it. One that has given none for half a minute is led past. */
export async function lead() {
  for (let steal = false; ;) {
    const impatient = new AbortController();
    beaten = performance.now();
    const watch = setInterval(() => { if (performance.now() - beaten > PATIENCE) impatient.abort(); }, BEAT);
    let beat;
    try {
      await navigator.locks.request(AHEAD, steal ? { steal } : { signal: impatient.signal }, () => {
        clearInterval(watch);
        leads = true;
        others.postMessage('beat');
        beat = setInterval(() => others.postMessage('beat'), BEAT);
        wake();
        return new Promise(() => {});
      });
    } catch {
      steal = !leads && impatient.signal.aborted;
    } finally {
      clearInterval(watch);
      clearInterval(beat);
      leads = false;
    }
  }
}

/** Seals what waited for a key. */
export const sealPending = async () => {
  const pending = (await read(({ all }) => all('letters'))).filter(letter => letter.state === 'pending_encryption');
  for (const letter of pending) {
    const sealed = await vault.seal(letter.plain);
    if (!sealed) return;
    const { plain, ...rest } = letter;
    await write(({ put }) => put('letters', { ...rest, sealed, state: 'waiting' }));
  }
};

let running = null;

const drain = async atOnce => {
  if (!leads || !mayAsk() || !whoIsIt()) return;
  const left = await due();
  const firm = (await read(({ get }) => get('facts', 'pause')))?.firm;
  if (left > 0 && (!atOnce || firm)) return schedule(left);
  await pass();
  const next = await due();
  if (next > 0) schedule(next);
};

const schedule = milliseconds => {
  clearTimeout(timer);
  timer = setTimeout(wake, milliseconds);
};

let again = false;

/** Sends what may be sent; one pass at a time in this tab, and another one for what came in the meantime. */
export function wake() {
  if (running) {
    again = true;
    return running;
  }
  running = drain(false).catch(() => {}).finally(() => {
    running = null;
    if (again) {
      again = false;
      wake();
    }
  });
  return running;
}

/** One pass now, by the tab that leads; for another one's it waits at most ten seconds. */
export const sendNow = async () => {
  if (leads) {
    await running;
    await drain(true).catch(() => {});
  } else {
    const asks = random();
    await new Promise(resolve => {
      const late = setTimeout(resolve, 10000);
      answers.set(asks, () => { clearTimeout(late); resolve(); });
      others.postMessage({ asks });
    });
    answers.delete(asks);
  }
  listeners.forEach(listener => listener());
};

export const online = async () => {
  await resume();
  listeners.forEach(listener => listener());
  await running;
  wake();
};
