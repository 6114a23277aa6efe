import { byId } from './dom.js';

const again = 1000;

function tell(problem) {
  byId('notice').hidden = !problem;
  byId('notice').textContent = problem ?? '';
}

async function answer(response) {
  if (response.ok) {
    tell(null);
    const text = await response.text();
    return text ? JSON.parse(text) : null;
  }
  const said = response.headers.get('content-type')?.includes('json') ? await response.json() : { message: await response.text() };
  throw new Error([said.message || `The room answers ${response.status}.`, said.remedy].filter(Boolean).join(' '));
}

/** Has something done; what cannot be done is told on the page. */
export async function command(wanted) {
  try {
    return await answer(await fetch('do', { method: 'POST', body: JSON.stringify(wanted) }));
  } catch (problem) {
    tell(problem.message);
    return null;
  }
}

export const look = async view => answer(await fetch(`look/${view}`));

export const setting = async () => answer(await fetch('setting'));

export const invitation = async () => (await fetch('invite', { method: 'POST' })).text();

/** Follows what happens, and comes back after an interruption where it was. */
export function follow(take, connected) {
  let last = 0;
  let over = false;
  const open = () => {
    const socket = new WebSocket(new URL(`moments?after=${last}`, location));
    socket.onopen = () => connected('Connected');
    socket.onmessage = message => {
      const told = JSON.parse(message.data);
      last = told.state.seq;
      over = told.state.stretch === 'ended';
      take(told);
    };
    socket.onclose = () => {
      connected(over ? 'Over' : 'Lost');
      if (!over) setTimeout(open, again);
    };
  };
  open();
}
