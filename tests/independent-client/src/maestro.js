// Operations from the gates to their outcome (contract §2, §5, §7).
import { carryOut, whoIsIt } from './bureau.js';
import { read, write } from './book.js';
import { copy, refusal } from './gates.js';
import { ACTIONS } from './params.js';
import * as post from './post.js';
import { say } from './say.js';
import { canonical, random, sha256, within } from './tools.js';
import * as vault from './vault.js';

const REUSED = 'Idempotency key reused with different parameters';

const blocked = error => ({ success: false, blocked: true, error, durable: true });
const failed = (error, more = {}) => ({ success: false, error, durable: true, ...more });
const hashOf = async ({ action, object, params }) => sha256(new TextEncoder().encode(canonical({ action, object, params })));
const isText = value => typeof value === 'string' && value.length > 0;

/** The lock of an operation, for at most three seconds; `busy` where another tab has it. */
const locked = async (tenant, key, work, busy = () => failed('Operation in progress')) => {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), 3000);
  try {
    return await navigator.locks.request(post.lockOf(tenant, key), { signal: patience.signal }, () => {
      clearTimeout(timer);
      return work();
    });
  } catch (failure) {
    if (!patience.signal.aborted) throw failure;
    return busy();
  } finally {
    clearTimeout(timer);
  }
};

/** An audit record, sealed where there is a key. It gets its number in the transaction that stores it. */
const record = async (event_type, of, content) => {
  const sealed = await vault.seal(content);
  return {
    kind: 'audit', item_id: random(), tenant_id: of.tenant_id, idempotency_key: of.idempotency_key, trace_id: of.trace_id, event_type,
    ...of.task_id && { task_id: of.task_id }, at: new Date().toISOString(), ...sealed ? { state: 'waiting', sealed } : { state: 'pending_encryption', plain: content },
  };
};

const clientOf = async ({ get, put }, records) => {
  const client = await get('facts', 'client') ?? { id: random(), seq: 0 };
  client.seq += records;
  await put('facts', client, 'client');
  return client;
};

const number = async (tx, letter) => {
  const client = await clientOf(tx, 1);
  await tx.put('letters', { ...letter, client_id: client.id, seq: client.seq });
};

const contentOf = (operation, more = {}) => ({
  action: operation.action, object: operation.object, params: operation.params, subject_id: operation.subject_id, ...more,
});

/** Each time that an operation is asked for without a network. */
const tellOffline = () => { if (!navigator.onLine) say.info('Server sync unreachable'); };

const counts = { blocked: 0, escalated: 0, claims: 0 };

const refuse = async (intent, error, action) => {
  const { trace_id: trace, idempotency_key: key } = intent;
  say.risk(`${error} (trace ${isText(trace) ? trace : 'unknown'})`);
  counts.blocked++;
  const person = whoIsIt();
  if (person) {
    const of = {
      tenant_id: person.tenant_id,
      idempotency_key: isText(key) && key.length <= 200 ? key : null,
      trace_id: isText(trace) && trace.length <= 200 ? trace : null,
    };
    const letter = await record('blocked', of, { error, subject_id: person.subject_id, ...action && { action } });
    await write(tx => number(tx, letter));
    post.changed();
  }
  return blocked(error);
};

const answerBy = (slip, more = {}) => {
  const receipt = shown(slip);
  switch (slip.state) {
    case 'executed':
    case 'conflicted':
    case 'foreign':
      say.info('Idempotent execution - returning prior result');
      return { success: true, idempotent: true, receipt, ...slip.state !== 'foreign' && { result: slip.result }, durable: true, ...more };
    case 'failed':
      return failed(slip.error, { receipt });
    case 'dismissed':
      return { ...blocked('Operation dismissed'), receipt };
    default:
      return failed('Operation in doubt', { receipt });
  }
};

const claimOf = (slip, client_id) => ({
  kind: 'claim', item_id: random(), tenant_id: slip.tenant_id, idempotency_key: slip.idempotency_key, trace_id: slip.trace_id, action: slip.action,
  claim_id: slip.claim_id, client_id, state: 'waiting',
});

/** The slip of an operation that begins; it keeps the claim id of an earlier attempt. */
const begin = (operation, hash, earlier) => ({
  tenant_id: operation.tenant_id, idempotency_key: operation.idempotency_key, trace_id: operation.trace_id, action: operation.action,
  object: operation.object, params_hash: hash, claim_id: earlier?.claim_id ?? random(), state: 'claimed', claimed_at: new Date().toISOString(),
  again: { params: operation.params, subject_id: operation.subject_id },
});

/** A slip as it is shown: without what it takes to try again. */
const shown = slip => {
  const { again, conflict, ...receipt } = slip;
  return receipt;
};

const queueClaim = async (tx, slip) => {
  const client = await clientOf(tx, 0);
  const waits = (await tx.all('letters')).some(letter => letter.kind === 'claim' && letter.state === 'waiting'
    && letter.tenant_id === slip.tenant_id && letter.idempotency_key === slip.idempotency_key);
  if (!waits) await tx.put('letters', claimOf(slip, client.id));
};

const dropClaim = async ({ all, remove }, slip) => {
  for (const letter of await all('letters')) {
    if (letter.kind === 'claim' && letter.tenant_id === slip.tenant_id && letter.idempotency_key === slip.idempotency_key) await remove('letters', letter.place);
  }
};

/** Asks for the claim. @returns 'go', 'foreign', or the refusal */
const claim = async slip => {
  if (!post.mayAsk()) return 'go';
  let answer;
  try {
    const client = await read(({ get }) => get('facts', 'client'));
    answer = await post.deliver(claimOf(slip, client.id));
  } catch {
    return 'go';
  }
  if (answer.fits) {
    counts.claims += answer.body.claimed ? 1 : 0;
    const mine = answer.body.claimed || answer.body.mine;
    await write(async tx => {
      await dropClaim(tx, slip);
      if (!mine) await tx.put('slips', { ...slip, state: 'foreign' });
    });
    return mine ? 'go' : 'foreign';
  }
  if (answer.status === 400 || answer.status === 403) return { refused: `Claim refused: ${answer.status} ${answer.body?.error ?? ''} ${answer.body?.message ?? ''}`.trim() };
  if (answer.status === 401) post.refuse();
  await post.wait(answer);
  return 'go';
};

/** From the claim on; the slip is stored, and the operation's lock is held. */
const run = async (operation, slip, { retried = false } = {}) => {
  const outcome = await claim(slip);
  if (outcome === 'foreign') return answerBy({ ...slip, state: 'foreign' });
  if (outcome.refused) {
    if (retried) return { ...await refuse(operation, outcome.refused, operation.action), receipt: shown(slip) };
    await write(async tx => {
      await dropClaim(tx, slip);
      await tx.remove('slips', [slip.tenant_id, slip.idempotency_key]);
    });
    return refuse(operation, outcome.refused, operation.action);
  }
  let done;
  try {
    done = { state: 'executed', result: await carryOut(operation.action, operation.object, operation.params, operation.idempotency_key) };
  } catch (failure) {
    done = { state: 'failed', error: failure.message };
  }
  const { state, ...came } = done;
  const letter = await record(state, slip, contentOf(operation, came));
  const receipt = shown({ ...slip, ...done });
  await write(async tx => {
    await tx.put('slips', receipt);
    await number(tx, letter);
  });
  const degraded = letter.state === 'pending_encryption' ? { degraded: true } : {};
  return state === 'executed' ? { success: true, receipt, result: done.result, durable: true, ...degraded } : failed(done.error, { receipt, ...degraded });
};

const hold = async (operation, hash) => {
  say.warn('Escalating to MAN mode - Human approval needed');
  counts.escalated++;
  const task_id = random();
  const letter = await record('escalated', { ...operation, task_id }, contentOf(operation));
  const sealed = await vault.seal(contentOf(operation));
  const task = {
    kind: 'task', item_id: task_id, task_id, tenant_id: operation.tenant_id, idempotency_key: operation.idempotency_key, trace_id: operation.trace_id,
    action: operation.action, ...sealed ? { state: 'waiting', sealed } : { state: 'pending_encryption', plain: contentOf(operation) },
  };
  await write(async tx => {
    await tx.put('holds', { ...operation, task_id, hash, state: 'held', at: Date.now() });
    await tx.put('letters', task);
    await number(tx, letter);
  });
  const degraded = letter.state === 'pending_encryption' ? { degraded: true } : {};
  return { success: true, escalated: true, task_id, durable: true, ...degraded };
};

const known = async (tenant, key) => read(async ({ get, all }) => {
  const slip = await get('slips', [tenant, key]);
  const holds = (await all('holds')).filter(each => each.tenant_id === tenant && each.idempotency_key === key);
  return { slip, held: holds.toSorted((one, other) => one.at - other.at).at(-1) };
});

const guarded = async work => {
  try {
    return await work();
  } catch (failure) {
    return failed(`Internal error: ${failure.name}`);
  } finally {
    post.changed();
  }
};

export const execute = given => guarded(async () => {
  await vault.look();
  await post.sealPending();
  const intent = copy(given);
  const error = refusal(intent, whoIsIt());
  const operation = {
    tenant_id: intent.tenant_id, subject_id: intent.subject_id, trace_id: intent.trace_id, idempotency_key: intent.idempotency_key,
    action: intent.canonical_action_type, object: intent.canonical_object_id, params: intent.params,
  };
  if (error) return refuse(intent, error, ACTIONS.includes(operation.action) && operation.action);
  tellOffline();
  return locked(operation.tenant_id, operation.idempotency_key, async () => {
    const hash = await hashOf(operation);
    const { slip, held } = await known(operation.tenant_id, operation.idempotency_key);
    if ((held && held.hash !== hash) || (slip && slip.params_hash !== hash)) return refuse(intent, REUSED, operation.action);
    if (held?.state === 'held') return { success: true, escalated: true, task_id: held.task_id, durable: true };
    if (held?.state === 'denied') return refuse(intent, 'Operation denied', operation.action);
    if (held?.state === 'approved' && (!slip || slip.state === 'failed')) return hold(operation, hash);
    if (slip?.state === 'dismissed') return refuse(intent, 'Operation dismissed', operation.action);
    if (slip && slip.state !== 'failed') return answerBy(slip);
    if (intent.risk_lane === 'RED') return hold(operation, hash);
    const begun = begin(operation, hash, slip);
    await write(async tx => {
      await tx.put('slips', begun);
      await queueClaim(tx, begun);
    });
    return run(operation, begun);
  });
});

const holdOf = async task_id => {
  const held = await read(({ get }) => get('holds', task_id));
  return held?.tenant_id === whoIsIt()?.tenant_id ? held : undefined;
};

export const approve = task_id => guarded(async () => {
  await vault.look();
  await post.sealPending();
  const found = await holdOf(task_id);
  if (!found) return failed('Unknown task');
  tellOffline();
  return locked(found.tenant_id, found.idempotency_key, async () => {
    const held = await holdOf(task_id);
    const { slip } = await known(held.tenant_id, held.idempotency_key);
    if (held.state === 'denied') return blocked('Operation denied');
    if (held.state === 'approved') return slip ? answerBy(slip) : failed('Operation not held');
    const letter = await record('approved', held, contentOf(held));
    const begun = begin(held, held.hash, slip);
    await write(async tx => {
      await tx.put('holds', { ...held, state: 'approved' });
      await tx.put('slips', begun);
      await queueClaim(tx, begun);
      await number(tx, letter);
    });
    return run(held, begun);
  });
});

export const deny = task_id => guarded(async () => {
  await vault.look();
  const found = await holdOf(task_id);
  if (!found) return failed('Unknown task');
  return locked(found.tenant_id, found.idempotency_key, async () => {
    const held = await holdOf(task_id);
    const { slip } = await known(held.tenant_id, held.idempotency_key);
    if (held.state === 'approved') return failed('Operation already approved', { receipt: slip && shown(slip) });
    if (held.state === 'held') {
      const letter = await record('denied', held, contentOf(held));
      await write(async tx => {
        await tx.put('holds', { ...held, state: 'denied' });
        await number(tx, letter);
      });
    }
    return { success: true, task_id, durable: true };
  });
});

/** What an operation in doubt was: kept for the person who decides on it. */
const decide = (key, work) => guarded(async () => {
  await vault.look();
  const tenant = whoIsIt()?.tenant_id;
  return locked(tenant, key, async () => {
    const slip = await read(({ get }) => get('slips', [tenant, key]));
    return slip?.state === 'claimed' ? work(slip) : failed('Operation not in doubt', slip && { receipt: shown(slip) });
  });
});

export const tryAgain = key => decide(key, async slip => {
  const operation = { ...slip, ...slip.again };
  tellOffline();
  const letter = await record('retried', slip, contentOf(operation));
  await write(async tx => {
    await queueClaim(tx, slip);
    await number(tx, letter);
  });
  return run(operation, slip, { retried: true });
});

export const giveUp = key => decide(key, async slip => {
  const letter = await record('dismissed', slip, contentOf({ ...slip, ...slip.again }));
  const receipt = shown({ ...slip, state: 'dismissed' });
  await write(async tx => {
    await tx.put('slips', receipt);
    await number(tx, letter);
  });
  return { success: true, receipt, durable: true };
});

/** Everything that a page or an onlooker may want to know of the signed-in organisation, at one instant. */
export async function inspect() {
  const tenant = whoIsIt()?.tenant_id;
  const held = new Set((await navigator.locks.query()).held.map(lock => lock.name));
  const book = await read(async ({ all }) => ({ slips: await all('slips'), letters: await all('letters'), holds: await all('holds') }));
  const ours = each => each.tenant_id === tenant;
  const { key_version, reason } = vault.state();
  const slips = book.slips.filter(ours);
  return {
    sealed: key_version !== null, reason, key_version, online: navigator.onLine, accepted: post.accepted,
    slips: slips.toSorted((one, other) => one.claimed_at.localeCompare(other.claimed_at)),
    letters: book.letters.filter(ours), holds: book.holds.filter(ours).filter(each => each.state === 'held'),
    doubts: slips.filter(slip => slip.state === 'claimed' && !held.has(post.lockOf(tenant, slip.idempotency_key))),
    counts: { ...counts, ...post.counters },
  };
}
