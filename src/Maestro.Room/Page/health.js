import { el } from './dom.js';
import { panel } from './tabs.js';

/** What the client on each device says of itself. */
export function showHealth(room) {
  const body = el('div', { className: 'scroll columns', tabIndex: 0, role: 'region', 'aria-label': 'Clients' });
  panel('clients', 'Clients').content.append(body);
  room.onState(({ health }) => body.replaceChildren(...Object.entries(health).map(([device, status]) => el('div', {},
    el('h3', {}, device),
    status === null ? el('p', {}, 'has no MAESTRO') : el('dl', { className: 'facts' }, ...Object.entries(status).flatMap(([name, value]) =>
      [el('dt', {}, name.replaceAll('_', ' ')), el('dd', {}, typeof value === 'object' ? JSON.stringify(value) : String(value))]))))));
}
