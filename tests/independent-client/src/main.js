// The page: the office with its forms, and MAESTRO behind them where the build has it.
import config from './config.js';
import * as bureau from './bureau.js';
import { say } from './say.js';

const at = id => document.getElementById(id);
const parsed = () => JSON.parse(at('instruction').value);
let maestro = null;

const answer = async (words, work) => {
  at('answer').textContent = '';
  at('note').textContent = '';
  try {
    const said = await work();
    at('note').textContent = words(said);
    at('answer').textContent = JSON.stringify(said ?? null);
  } catch (failure) {
    at('note').textContent = `That did not work: ${failure.message}`;
  }
  show();
};

const inWords = said => said.escalated ? `Waits for a decision, under ${said.task_id}.`
  : said.blocked ? `Blocked: ${said.error}`
  : said.success ? (said.idempotent ? 'Was done before.' : 'Done.')
  : `Not done: ${said.error}`;

const onSubmit = (id, work) => at(id).addEventListener('submit', event => { event.preventDefault(); work(); });

const lines = (id, items) => at(id).replaceChildren(...items.map(text => Object.assign(document.createElement('li'), { textContent: text })));

let turn = 0;

/** Draws what there is now; what is drawn later overtakes what was asked for earlier. */
async function show() {
  const mine = ++turn;
  const [seen, entries] = await Promise.all([maestro?.inspect(), bureau.entries()]);
  if (mine !== turn) return;
  const person = bureau.whoIsIt();
  at('person').textContent = person ? `${person.subject_id} of ${person.tenant_id}` : 'Nobody is signed in';
  lines('ledger', entries.map(entry => `${entry.at} ${entry.what} for ${entry.reference}`));
  if (!seen) {
    at('standing').textContent = 'Without MAESTRO.';
    return;
  }
  const dead = seen.letters.filter(letter => letter.state === 'dead');
  const waiting = seen.letters.length - dead.length;
  at('standing').textContent = [
    seen.sealed ? 'Sealed.' : `Not sealed: ${seen.reason}.`,
    waiting + dead.length === 0 ? 'Everything is sent.' : `${waiting} wait to be sent, ${dead.length} were refused.`,
    seen.accepted ? '' : 'The service wants you to sign in.',
    seen.doubts.length ? `${seen.doubts.length} in doubt.` : '',
    'Kept on this device.',
  ].filter(Boolean).join(' ');
  lines('held', seen.holds.map(hold => `${hold.task_id}: ${hold.action} on ${hold.object}`));
  lines('doubts', seen.doubts.map(slip => `${slip.idempotency_key}: ${slip.action}`));
  lines('letters', seen.letters.map(letter => `${letter.kind} ${letter.event_type ?? ''} ${letter.state} ${letter.error ?? ''}`));
}

/** The first four bytes of the hash of who it is say whether they are among the first (contract §8). */
const isIncluded = async () => {
  if (config.share >= 100) return true;
  const person = bureau.whoIsIt();
  if (!person) return false;
  const { sha256 } = await import('./tools.js');
  return Number.parseInt((await sha256(new TextEncoder().encode(`${person.tenant_id}:${person.subject_id}`))).slice(0, 8), 16) % 100 < config.share;
};

const begin = async () => {
  if (maestro || !config.on) return;
  if (!await isIncluded()) {
    say.info(`Disabled by VITE_MAESTRO_ROLLOUT=${config.share}`);
    return;
  }
  const [operations, post, vault] = await Promise.all([import('./maestro.js'), import('./post.js'), import('./vault.js')]);
  await vault.load();
  post.listeners.add(show);
  bureau.people.add(() => post.greet(bureau.whoIsIt() !== null));
  vault.listeners.add(async () => { await post.sealPending(); post.changed(); });
  addEventListener('online', post.online);
  addEventListener('offline', show);
  maestro = { ...operations, sendNow: post.sendNow };
  await post.sealPending();
  post.lead();
  post.changed();
};

const start = async () => {
  if (!config.on) say.info('Disabled by VITE_MAESTRO_ENABLED=false');
  document.body.toggleAttribute('data-plain', !config.on);
  await bureau.recall();
  await begin();
  onSubmit('who', () => answer(() => 'Signed in.', async () => {
    await bureau.signIn(at('tenant').value, at('subject').value);
    await begin();
  }));
  at('leave').addEventListener('click', () => answer(() => 'Signed out.', bureau.signOut));
  onSubmit('order', () => answer(inWords, async () => {
    const order = parsed();
    return maestro
      ? maestro.execute(order)
      : { success: true, result: await bureau.carryOut(order.canonical_action_type, order.canonical_object_id, order.params, order.idempotency_key), durable: true };
  }));
  for (const [id, work] of Object.entries({ approve: 'approve', refuse: 'deny', again: 'tryAgain', drop: 'giveUp' })) {
    at(id).addEventListener('click', () => answer(inWords, () => maestro[work](at('reference').value)));
  }
  at('send').addEventListener('click', () => answer(() => 'Sent what could be sent.', () => maestro?.sendNow()));
  onSubmit('decision', () => {});
  bureau.listeners.add(show);
  await show();
};

const started = start();
const settled = started.then(bureau.settled);
settled.catch(() => {});

window.bureau = {
  started, settled: () => bureau.settled(), carryOut: bureau.carryOut, inspect: async () => await maestro?.inspect() ?? null,
};
