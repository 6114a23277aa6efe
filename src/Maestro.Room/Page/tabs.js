import { el, byId } from './dom.js';

/** Adds a panel to the dock. Arrow keys go from tab to tab. */
export function panel(name, title, shown = () => {}) {
  const content = el('div', { id: `panel-${name}`, role: 'tabpanel', 'aria-labelledby': `tab-${name}`, hidden: true });
  const count = el('span', { className: 'count', hidden: true });
  const tab = el('button', {
    id: `tab-${name}`, type: 'button', role: 'tab', tabIndex: -1, 'aria-controls': content.id, 'aria-selected': 'false',
    onclick: () => select(tab), onkeydown: pressed,
  }, title, count);
  tab.shown = shown;
  byId('tabs').append(tab);
  byId('panels').append(content);
  if (byId('tabs').childElementCount === 1) select(tab);
  return { content, count: (number, words) => { count.hidden = !number; count.replaceChildren(String(number), el('span', { className: 'unseen' }, ` ${words}`)); }, isShown: () => !content.hidden };
}

function select(chosen) {
  for (const tab of byId('tabs').children) {
    tab.setAttribute('aria-selected', String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
    byId(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
  }
  chosen.shown();
}

function pressed(event) {
  const tabs = [...byId('tabs').children];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = tabs[(tabs.indexOf(event.currentTarget) + step + tabs.length) % tabs.length];
  select(next);
  next.focus();
  event.preventDefault();
}
