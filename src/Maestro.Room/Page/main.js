import { showBeginning } from './beginning.js';
import { showClock } from './clock.js';
import { showConsole } from './console.js';
import { byId, el } from './dom.js';
import { showEnding } from './ending.js';
import { showFacilitator } from './facilitator.js';
import { showHealth } from './health.js';
import { announceAll, showIncident } from './incident.js';
import { showLive } from './live.js';
import { showNetwork } from './network.js';
import { showRunbook } from './runbook.js';
import { command, follow, invitation, setting } from './server.js';
import { showViews } from './views.js';

const known = await setting();
const events = [];
const states = [];
const room = {
  role: known.role,
  setting: known.setting,
  mayAct: known.role !== 'observer' && known.setting.live,
  onEvent: take => events.push(take),
  onState: take => states.push(take),
  typeIt: () => {},
};

byId('mode').textContent = known.setting.live ? `${known.setting.mode} rehearsal` : 'a rehearsal told again';
byId('role').textContent = `You are the ${known.role}`;

showConsole(room);
showNetwork(room);
if (known.setting.live) showViews(room);
showHealth(room);
showFacilitator(room);
showRunbook(room);
showIncident(room);
showClock(room);
showEnding(room);
announceAll(room);
showPage();
if (known.setting.live) showLive(known.role);
else showNoPictures();

if (!known.begun) showBeginning(room);

follow(({ events: happened, state, now }) => {
  happened.forEach(event => events.forEach(take => take(event)));
  states.forEach(take => take(state, now));
}, words => {
  byId('connection').textContent = words;
  byId('connection').className = `state ${{ Connected: 'good', Lost: 'bad' }[words] ?? ''}`;
});

/** What is done to the client's page as a whole. */
function showPage() {
  for (const id of ['skip', 'reload', 'reload-all', 'deploying', 'deploy', 'invite']) byId(id).hidden = !room.mayAct;
  byId('build').append(...room.setting.builds.map(build => el('option', {}, build)));
  byId('reload').addEventListener('click', () => command({ do: 'reload' }));
  byId('reload-all').addEventListener('click', () => command({ do: 'reload', everywhere: true }));
  byId('deploy').addEventListener('click', () => command({ do: 'deploy', build: byId('build').value }));
  byId('invite').addEventListener('click', async () => {
    const link = `${location.origin}/#${await invitation()}`;
    byId('notice').hidden = false;
    byId('notice').textContent = `For one observer, once: ${link}`;
  });
  room.onEvent(event => {
    if (event.device !== room.setting.device) return;
    const words = { 'page-opened': 'Loaded', 'page-closed': 'Closed', 'page-crashed': 'Crashed' }[event.event];
    if (words) {
      byId('page-state').textContent = event.build ? `${words}, build ${event.build}` : words;
      byId('page-state').className = `state ${words === 'Loaded' ? 'good' : 'bad'}`;
      byId('live')?.classList.toggle('gone', words !== 'Loaded');
    }
  });
}

/** What stands in the page's place while a rehearsal is told again. */
function showNoPictures() {
  byId('view').replaceChildren(el('p', { className: 'hint' }, 'No pictures of the page were kept. What it logs and asks for is told below, four times as fast; at the end the debrief is here.'));
}
