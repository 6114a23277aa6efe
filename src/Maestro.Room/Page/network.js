import { append, clock, el } from './dom.js';
import { panel } from './tabs.js';

const failing = 400;

/** Each request of the pages with what became of it. */
export function showNetwork(room) {
  const list = el('tbody');
  const head = el('tr', {}, ...['Time', 'Device', 'Method', 'Path', 'Outcome'].map(title => el('th', { scope: 'col' }, title)));
  const scroll = el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Network log' }, el('table', {}, el('thead', {}, head), list));
  const { content, count } = panel('network', 'Network log', () => { scroll.scrollTop = scroll.scrollHeight; });
  content.append(scroll);
  const waiting = new Map();
  let failed = 0;

  function outcome(event, words, bad) {
    const rows = waiting.get(`${event.device} ${event.method} ${event.path}`);
    const row = rows?.shift();
    if (!row) return;
    row.lastElementChild.textContent = bad ? `failed: ${words}` : words;
    row.classList.toggle('failed', bad);
    if (bad) {
      failed += 1;
      count(failed, 'failed');
    }
  }

  room.onEvent(event => {
    if (event.event === 'request-tried') {
      const name = `${event.device} ${event.method} ${event.path}`;
      const row = el('tr', {}, ...[clock(event.at), event.device ?? '', event.method, `${event.origin ?? ''}${event.path}`, event.online ? 'under way' : 'under way, offline']
        .map(text => el('td', {}, text)));
      waiting.set(name, [...waiting.get(name) ?? [], row]);
      append(list, scroll, row);
    } else if (event.event === 'response') {
      outcome(event, String(event.status) + (event.retry_after ? `, retry after ${event.retry_after} s` : ''), event.status >= failing);
    } else if (event.event === 'request-failed') {
      outcome(event, event.why || 'no answer', true);
    }
  });
}
