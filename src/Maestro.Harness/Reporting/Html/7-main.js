const route = () => decodeURIComponent(location.hash.slice(1));

const focusFirst = () => { document.getElementById('main').focus({ preventScroll: true }); scrollTo(0, 0); };

const drawn = async to => {
  const scenario = run.scenarios.find(each => each.id === to);
  return scenario ? [scenario.title, await scenarioView(scenario)]
    : to === 'claims' ? ['Claims', claimsView()]
    : to === 'runs' ? ['Trends', [el('h1', {}, 'Trends'), await trendsView()]]
    : to === '' ? [headline(), overview()]
    : ['Not here', [el('h1', {}, 'Not here'), el('p', {}, 'This report has no scenario ', code(to), '.')]];
};

let turn = 0;
const show = async moved => {
  const mine = ++turn;
  drawTop();
  const [title, parts] = await drawn(route());
  if (mine !== turn) return;
  document.title = `${title} · Maestro.E2E`;
  document.getElementById('main').replaceChildren(...parts.flat(9).filter(Boolean));
  if (moved) focusFirst();
  document.documentElement.dataset.ready = route() || 'overview';
};

/** The next or previous link of the list, those that are filtered away left out. */
const step = by => {
  const links = [...document.querySelectorAll('main a.open')].filter(link => link.checkVisibility());
  links[Math.max(0, Math.min(links.length - 1, links.indexOf(document.activeElement) + by))]?.focus();
};

const turnTo = which => {
  const scenario = run.scenarios.find(each => each.id === route());
  const to = scenario && neighbours(scenario)[which];
  if (to) location.hash = address(to.id);
};

const keys = {
  '/': () => document.getElementById('filter')?.focus(),
  j: () => step(1), k: () => step(-1), n: () => turnTo('after'), p: () => turnTo('before'),
  Escape: () => { if (route()) location.hash = ''; },
};

const start = () => {
  addEventListener('hashchange', () => show(true));
  addEventListener('keydown', event => {
    const typing = event.target.matches('input, select, textarea');
    if (typing && event.key === 'Escape') { event.target.blur(); return; }
    if (!typing && keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); keys[event.key](); }
  });
  show(false);
};
