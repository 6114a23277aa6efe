import { append, byId, clock, el } from './dom.js';
import { command } from './server.js';
import { panel } from './tabs.js';

const longest = 12;

/** What the pages log, and a prompt that runs a line in the operator's. */
export function showConsole(room) {
  const list = el('ul', { className: 'lines' });
  const scroll = el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Console' }, list);
  const { content, count } = panel('console', 'Console', () => { scroll.scrollTop = scroll.scrollHeight; });
  content.append(scroll);
  let errors = 0;

  const line = (event, level, text, kind = level) => append(list, scroll, el('li', { className: kind },
    el('time', {}, clock(event.at)), el('span', { className: 'level' }, level),
    el('pre', {}, event.device && event.device !== room.setting.device ? `${event.device}: ${text}` : text)));

  room.onEvent(event => {
    switch (event.event) {
      case 'console': line(event, event.level, event.text); break;
      case 'page-error': line(event, 'error', event.text); break;
      case 'dialog': line(event, event.type, event.text); break;
      case 'page-opened': line(event, 'page', `loaded${event.build ? `, build ${event.build}` : ''}`); break;
      case 'page-closed': line(event, 'page', 'closed'); break;
      case 'page-crashed': line(event, 'error', 'the page has crashed'); break;
      case 'operator-did': if (event.did === 'typed') line(event, '>', event.what, 'typed'); break;
      case 'console-answered': line(event, event.failed ? 'error' : '<', event.shown, event.failed ? 'error' : 'answer'); break;
    }
    if ((event.event === 'console' && event.level === 'error') || event.event === 'page-error') {
      errors += 1;
      count(errors, 'errors');
    }
  });

  if (room.mayAct) content.append(prompt(room));
}

function prompt(room) {
  const history = [];
  let place = 0;
  const field = el('textarea', {
    id: 'prompt', rows: 1, spellcheck: false, autocomplete: 'off', 'aria-label': 'A line for the console of the page',
    placeholder: 'A line for the console of the page; Enter runs it',
  });
  const where = room.setting.tabs.length > 1
    ? el('select', { 'aria-label': 'In the console of' }, ...room.setting.tabs.map(tab => el('option', {}, tab)))
    : null;
  const fit = () => { field.rows = Math.min(longest, field.value.split('\n').length); };
  const put = text => { field.value = text; fit(); field.focus(); field.setSelectionRange(text.length, text.length); };

  async function run() {
    const line = field.value.trim();
    if (!line) return;
    history.push(line);
    place = history.length;
    put('');
    await command({ do: 'type', line, tab: where?.value });
  }

  field.addEventListener('input', fit);
  field.addEventListener('keydown', event => {
    const before = field.value.slice(0, field.selectionStart);
    const after = field.value.slice(field.selectionEnd);
    if (event.key === 'Enter' && !event.shiftKey) {
      run();
    } else if (event.key === 'ArrowUp' && !before.includes('\n') && place > 0) {
      place -= 1;
      put(history[place]);
    } else if (event.key === 'ArrowDown' && !after.includes('\n') && place < history.length) {
      place += 1;
      put(history[place] ?? '');
    } else {
      return;
    }
    event.preventDefault();
  });
  room.typeIt = text => { byId('tab-console').click(); put(text); };
  return el('div', { className: 'prompt acting' }, where, field, el('button', { type: 'button', className: 'chosen', onclick: run }, 'Run'));
}
