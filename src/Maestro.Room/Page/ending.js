import { byId, el } from './dom.js';
import { command } from './server.js';

/** Abort, which asks once; and the debrief in the page's place at the end. */
export function showEnding(room) {
  byId('abort').hidden = !room.mayAct;
  byId('abort').addEventListener('click', () => byId('sure').showModal());
  byId('go-on').addEventListener('click', () => byId('sure').close());
  byId('abort-now').addEventListener('click', () => { byId('sure').close(); command({ do: 'abort' }); });

  room.onState(state => {
    if (state.end) {
      document.body.classList.add('over');
    }
    if (state.stretch === 'ended' && !byId('debrief')) debrief();
  });
}

async function debrief() {
  const written = await fetch('debrief');
  if (!written.ok) {
    setTimeout(debrief, 500);
    return;
  }
  if (byId('debrief')) return;
  byId('stage-title').textContent = 'Debrief';
  byId('page-state').hidden = true;
  byId('keys').hidden = true;
  byId('stage-title').after(el('a', { href: 'debrief.md', download: 'debrief.md' }, 'As Markdown'), el('a', { href: 'debrief', target: '_blank' }, 'In a tab of its own'));
  byId('view').replaceWith(el('iframe', { id: 'debrief', src: 'debrief', title: 'Debrief' }));
}
