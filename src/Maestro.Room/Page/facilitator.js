import { el } from './dom.js';
import { command } from './server.js';
import { panel } from './tabs.js';

/** What is really going on, and further faults by hand. */
export function showFacilitator(room) {
  const { content } = panel('facilitator', 'Faults');
  const body = el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Faults' });
  const choice = el('select', { id: 'fault' }, ...room.setting.faults.map(name => el('option', { value: name }, name)));
  if (room.role === 'facilitator' && room.setting.live) {
    content.append(el('div', { className: 'row acting' }, el('label', {}, 'A further fault ', choice),
      el('button', { type: 'button', onclick: () => command({ do: 'inject', fault: choice.value }) }, 'Inject it')));
  }
  content.append(body);
  let drawn = '';
  room.onState(({ faults }) => {
    const now = JSON.stringify(faults);
    if (now === drawn) return;
    drawn = now;
    body.replaceChildren(faults.length ? el('table', {},
      el('thead', {}, el('tr', {}, ...['Fault', 'Device', 'State', 'Evidence', ''].map(title => title ? el('th', { scope: 'col' }, title) : el('td', {})))),
      el('tbody', {}, ...faults.map(fault => el('tr', {}, ...[fault.fault, fault.device ?? '', state(fault), fault.evidence ?? ''].map(text => el('td', {}, text)),
        el('td', {}, room.role === 'facilitator' && fault.healed_at === undefined
          ? el('button', { type: 'button', className: 'small acting', 'aria-label': `Heal ${fault.fault}`, onclick: () => command({ do: 'heal', fault: fault.fault }) }, 'Heal') : '')))))
      : el('p', { className: 'hint' }, 'None is told, or none was injected yet.'));
  });
}

const state = fault => fault.healed_at !== undefined ? 'healed' : fault.in_force === true ? 'in force' : fault.in_force === false ? 'did not take hold' : 'being injected';
