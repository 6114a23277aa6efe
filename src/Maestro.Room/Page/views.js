import { el } from './dom.js';
import { look } from './server.js';
import { panel } from './tabs.js';

const bytes = number => number < 1e6 ? `${(number / 1e3).toFixed(1)} kB` : `${(number / 1e6).toFixed(1)} MB`;

/** A panel that is read anew when it is shown, and when somebody asks. */
function view(name, title, draw) {
  const body = el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': title });
  const read = async () => {
    try {
      body.replaceChildren(...draw(await look(name)));
    } catch (problem) {
      body.replaceChildren(el('p', { className: 'state bad' }, problem.message));
    }
  };
  const { content, isShown } = panel(name, title, read);
  content.append(el('div', { className: 'row acting' }, el('button', { type: 'button', className: 'small', onclick: read }, 'Read again')), body);
  return { read, isShown };
}

function storage({ usage, quota, usages, databases }) {
  const rows = databases.flatMap(database => database.stores.length
    ? database.stores.map(store => [database.name, database.version, store.name, store.records])
    : [[database.name, database.version ?? '', database.problem ?? 'no store', '']]);
  return [
    el('p', {}, `${bytes(usage)} used of ${bytes(quota)}. `, Object.entries(usages).map(([kind, used]) => `${kind.replaceAll('_', ' ')}: ${bytes(used)}`).join(', ')),
    el('table', {},
      el('thead', {}, el('tr', {}, ...['Database', 'Version', 'Store', 'Records'].map(title => el('th', { scope: 'col' }, title)))),
      el('tbody', {}, ...rows.map(row => el('tr', {}, ...row.map(cell => el('td', {}, String(cell))))))),
  ];
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const service = ({ health, metrics }) => [el('div', { className: 'columns' },
  el('div', {}, el('h3', {}, 'Health check of the service'), el('pre', { className: 'words' }, pretty(health))),
  el('div', {}, el('h3', {}, 'Metrics of the service'), el('pre', { className: 'words' }, pretty(metrics))))];

/** What the browser keeps, how the service is, and the page in words. */
export function showViews(room) {
  const stored = view('storage', 'Storage', storage);
  view('service', 'Health and metrics', service);
  view('words', 'Page in words', ({ words }) => [el('pre', { className: 'words' }, words)]);
  room.onEvent(event => {
    if (stored.isShown() && ['console-answered', 'page-opened'].includes(event.event)) stored.read();
  });
}
