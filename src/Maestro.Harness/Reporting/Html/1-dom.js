/** An element with attributes, listeners (`onclick`) and children; what is null or false is left out. */
const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(9).filter(child => child !== null && child !== undefined && child !== false));
  return node;
};

const svg = (tag, attributes = {}, ...children) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

const time = milliseconds =>
  milliseconds === null || milliseconds === undefined ? ''
  : milliseconds < 1000 ? `${Math.round(milliseconds)} ms`
  : milliseconds < 60000 ? `${(milliseconds / 1000).toFixed(1)} s`
  : `${Math.floor(milliseconds / 60000)} min ${Math.round(milliseconds % 60000 / 1000)} s`;

const clock = milliseconds => (milliseconds / 1000).toFixed(3);

const day = began => began ? began.slice(0, 16).replace('T', ' ') : '';

const plural = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;

const badge = verdict => el('span', { class: `badge ${verdict.replace(' ', '-')}` }, verdict);

const code = text => el('code', {}, text);

/** A table whose rows are lists of cells; on a narrow screen it scrolls by itself, by keyboard as well. */
const table = (label, heads, rows) => el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
  el('table', {},
    el('thead', {}, el('tr', {}, heads.map(head => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, rows)));

const row = (...cells) => el('tr', {}, cells.map(cell => el('td', {}, cell)));

const section = (title, ...children) => el('section', {}, el('h2', {}, title), children);

/** A part that is built when it is first opened. */
const later = (title, build, open = false) => {
  const details = el('details', { class: 'part', open }, el('summary', {}, el('h2', {}, title)));
  const fill = () => { if (details.open && details.childElementCount === 1) details.append(build()); };
  details.addEventListener('toggle', fill);
  fill();
  return details;
};
