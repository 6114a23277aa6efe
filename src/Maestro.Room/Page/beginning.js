import { byId } from './dom.js';
import { command } from './server.js';

const told = {
  guided: 'An incident will strike within half a minute. You are told which, what to watch for, and each step of the recovery; a step is checked off when it is seen done.',
  unguided: 'An incident will strike within half a minute. You are not told which. Find out what it is, declare it, and recover by the runbook.',
  mystery: 'Something will strike, or two things, at a moment of its own. You are told nothing. Find out what it is, declare it, and recover by the runbook.',
};

/** Nothing strikes before somebody is there. */
export function showBeginning(room) {
  if (!room.mayAct) {
    byId('stretch').textContent = 'Waiting for the operator';
    return;
  }
  byId('ready-text').textContent = told[room.setting.mode];
  let begun = false;
  byId('ready').addEventListener('close', () => { if (!begun) byId('ready').showModal(); });
  byId('ready').showModal();
  byId('begin').addEventListener('click', () => {
    begun = true;
    byId('ready').close();
    byId('stretch').textContent = 'The pages are being opened';
    command({ do: 'begin' });
  });
  room.onEvent(() => {
    begun = true;
    byId('ready').close();
  });
}
