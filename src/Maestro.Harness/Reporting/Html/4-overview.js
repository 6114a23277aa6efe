const chosen = { text: '', verdict: '', claim: '' };

const headline = () => {
  const [failed, unknown] = ['failed', 'unknown'].map(counted);
  const aside = scenarios.filter(scenario => scenario.quarantined).length;
  return run.verdict === 'passed' ? `Everything that ${aside ? 'counts' : 'ran'} holds: ${plural(counted('passed'), 'scenario')} passed${aside ? `, ${aside} quarantined` : ''}`
    : failed ? `${plural(failed, 'scenario')} failed${unknown ? `, ${unknown} unknown` : ''}`
    : unknown ? `${plural(unknown, 'scenario')} unknown`
    : run.verdict === 'flaky' ? `${plural(counted('flaky'), 'scenario')} flaky: passed only when tried again`
    : run.verdict === 'unknown' ? 'The run cannot be trusted' : `Verdict: ${run.verdict}`;
};

const drawTop = () => document.getElementById('top').replaceChildren(
  el('a', { class: 'skip', href: '#', onclick: event => { event.preventDefault(); document.getElementById('main').focus(); } }, 'Skip to the content'),
  el('div', { class: 'bar' },
    el('a', { class: 'name', href: '#' }, 'Maestro.E2E'),
    el('nav', { 'aria-label': 'Views' }, [['', 'Scenarios'], ['claims', 'Claims'], ['runs', 'Trends']].map(([to, name]) =>
      el('a', { href: `#${to}`, 'aria-current': route() === to ? 'page' : null }, name))),
    el('span', { class: 'soft' }, run.name)));

const facts = () => el('dl', { class: 'facts' }, [
  ['target', run.target], ['browser', run.browser], ['began', day(run.began)], ['took', time(run.took)], ['seed', run.seed],
  ['canary', run.canary ? run.canary.words : 'no canary: it is run with ./maestro run'],
].filter(([, value]) => value).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));

const proportions = () => {
  const bar = el('div', { class: 'proportions', 'aria-hidden': 'true' });
  for (const verdict of order.filter(each => counts[each])) {
    const part = el('span', { class: verdict.replace(' ', '-') });
    part.style.flexGrow = counts[verdict];
    bar.append(part);
  }
  return bar;
};

const tried = scenario => `Tried ${scenario.attempts.length} times: ${scenario.attempts.join(', ')}`;

const severity = scenario => scenario.severity && el('span', { class: `severity ${scenario.severity}` }, scenario.severity);

/** The main claim and its promise; the others only by their ids. */
const promise = scenario => scenario.told?.claims.slice(0, 1).map(claim => [
  el('p', {}, el('b', { class: 'failed' }, claim), ' promises: ', says(claim)),
  scenario.broken.length > 1 && el('p', { class: 'soft' }, `Also named by the same check${scenario.main.length > 1 ? ' or by another that failed' : ''}: ${scenario.broken.filter(other => other !== claim).join(', ')}`),
]);

/** What does not hold, told as claim, promise and what happened. */
const brokenCard = scenario => el('li', { class: `card ${scenario.verdict.replace(' ', '-')}` },
  el('h3', {}, badge(scenario.verdict), ' ', scenario.quarantined && [badge('quarantined'), ' '], el('a', { class: 'open', href: address(scenario.id) }, scenario.title), ' ', severity(scenario)),
  promise(scenario),
  run.guarantees[scenario.told?.guarantee] && el('p', {}, 'What must hold: ', run.guarantees[scenario.told.guarantee]),
  scenario.attempts && el('p', {}, `${tried(scenario)}${scenario.verdict === 'flaky' ? '; what did not hold before it passed:' : ''}`),
  scenario.told ? el('p', {}, 'What happened: ', el('b', {}, scenario.told.says)) : el('p', {}, scenario.why),
  el('p', { class: 'soft' }, code(scenario.id)));

const brokenList = () => {
  const bad = worstFirst.filter(scenario => rank(scenario.verdict) < rank('passed'));
  if (bad.length === 0) return null;
  const list = el('ul', { class: 'cards' }, bad.slice(0, 10).map(brokenCard));
  const more = bad.length > 10 && el('button', { onclick: event => { list.append(...bad.slice(10).map(brokenCard)); event.target.remove(); } }, `Show all ${bad.length}`);
  return section('What does not hold', list, more);
};

const filters = apply => {
  const claims = [...new Set(scenarios.flatMap(scenario => [...scenario.claims, ...scenario.broken]))].sort();
  const choose = verdict => el('button', {
    'aria-pressed': String(chosen.verdict === verdict),
    onclick: event => {
      chosen.verdict = verdict;
      for (const other of event.currentTarget.parentElement.children) other.setAttribute('aria-pressed', String(other === event.currentTarget));
      apply();
    },
  }, verdict ? [el('i', { class: `dot ${verdict.replace(' ', '-')}` }), `${verdict} ${counts[verdict]}`] : `all ${scenarios.length}`);
  const text = el('input', { type: 'search', id: 'filter', placeholder: 'filter by text  ( / )', 'aria-label': 'Filter by text', oninput: event => { chosen.text = event.target.value; apply(); } });
  text.value = chosen.text;
  const claim = el('select', { id: 'claim', 'aria-label': 'Filter by claim', onchange: event => { chosen.claim = event.target.value; apply(); } },
    el('option', { value: '' }, 'every claim'), claims.map(id => el('option', { value: id, selected: chosen.claim === id }, `${id} ${says(id)}`)));
  return el('div', { class: 'filters', role: 'search' },
    el('div', { class: 'choices', role: 'group', 'aria-label': 'Filter by verdict' }, choose(''), order.filter(each => counts[each]).map(choose)), text, claim);
};

const scenarioRow = scenario => el('tr', { 'data-index': scenario.index },
  el('td', {}, badge(scenario.verdict), scenario.quarantined && [' ', badge('quarantined')]),
  el('td', {}, el('a', { class: 'open', href: address(scenario.id) }, scenario.title), el('div', { class: 'soft id' }, scenario.id)),
  el('td', { class: 'wide' }, [...new Set([...scenario.main, ...scenario.broken, ...scenario.claims])].map(claim => claimMark(claim, scenario))),
  el('td', { class: 'wide' }, severity(scenario)),
  el('td', { class: 'n' }, time(scenario.took)),
  el('td', { class: 'n wide' }, time(scenario.recovery)),
  el('td', { class: 'wide trend' }));

const chapterTable = (chapter, of) => el('details', { class: 'chapter', open: true },
  el('summary', {}, el('h3', {}, chapter), el('span', { class: 'soft' }, order.map(verdict => [of.filter(each => each.verdict === verdict).length, verdict]).filter(([count]) => count).map(([count, verdict]) => `${count} ${verdict}`).join(' · '))),
  el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Scenarios of ${chapter}` }, el('table', { class: 'list' },
    el('thead', {}, el('tr', {}, ['verdict', 'scenario', 'claims', 'severity', 'took', 'recovery', 'trend'].map((head, at) => el('th', { scope: 'col', class: [2, 3, 5, 6].includes(at) ? 'wide' : null }, head)))),
    el('tbody', {}, of.map(scenarioRow)))));

const matches = scenario =>
  (!chosen.verdict || scenario.verdict === chosen.verdict)
  && (!chosen.claim || scenario.claims.includes(chosen.claim) || scenario.broken.includes(chosen.claim))
  && chosen.text.toLowerCase().split(/\s+/).every(word => `${scenario.id} ${scenario.title} ${scenario.claims.join(' ')} ${scenario.broken.join(' ')} ${scenario.told?.says ?? scenario.why ?? ''}`.toLowerCase().includes(word));

const overview = () => {
  const chapters = Map.groupBy(worstFirst, scenario => scenario.chapter);
  const tables = [...chapters].map(([chapter, of]) => chapterTable(chapter, of));
  const told = el('p', { class: 'soft', role: 'status' });
  const apply = () => {
    let shown = 0;
    for (const part of tables) {
      let here = 0;
      for (const line of part.querySelectorAll('tbody tr')) {
        line.hidden = !matches(run.scenarios[line.dataset.index]);
        here += line.hidden ? 0 : 1;
      }
      part.hidden = here === 0;
      shown += here;
    }
    told.textContent = shown === scenarios.length ? '' : `${shown} of ${plural(scenarios.length, 'scenario')} shown`;
  };
  const view = [
    el('h1', {}, headline()), facts(), proportions(),
    run.doubts.length > 0 && el('div', { class: 'card unknown' }, el('h2', {}, 'In doubt'), run.doubts.map(doubt => el('p', {}, doubt))),
    brokenList(),
    section('By chapter', filters(apply), told, tables),
  ];
  apply();
  pastRuns().then(data => {
    if (data.runs.length > 1) for (const line of document.querySelectorAll('tr[data-index]')) line.lastElementChild.append(durationTrend(data.scenarios[run.scenarios[line.dataset.index].id]) ?? '');
  });
  return view;
};

const claimsView = () => {
  const of = Object.keys(run.claims).map(claim => ({
    claim, main: scenarios.filter(scenario => scenario.main.includes(claim)).length, named: scenarios.filter(scenario => named(scenario).includes(claim)).length,
    by: scenarios.filter(scenario => scenario.claims.includes(claim)),
  }));
  const looked = of.filter(each => each.main + each.named + each.by.length > 0).sort((a, b) => b.main - a.main || b.named - a.named);
  const [broken, also] = [looked.filter(each => each.main > 0).length, looked.filter(each => each.main === 0 && each.named > 0).length];
  const shown = order.filter(verdict => counts[verdict]);
  const filter = claim => el('a', { href: '#', onclick: () => { chosen.claim = claim; chosen.text = ''; chosen.verdict = ''; } }, claim);
  const count = (many, broken) => el('td', { class: `n ${broken && many ? 'failed' : ''}` }, many ? String(many) : '–');
  return [
    el('h1', {}, `${plural(broken, 'claim')} broken${also ? `, ${also} more named by the same checks` : ''}; ${looked.length} of ${of.length} looked at`),
    el('p', { class: 'soft' }, 'A check that fails breaks the claims that it names. The main one is the first of them that the scenario is about; the others are also named. The last columns count the scenarios that are about a claim, by their verdict.'),
    table('Claims', ['claim', 'promises', 'broken in', 'also named in', ...shown], looked.map(each => el('tr', {},
      el('th', { scope: 'row' }, filter(each.claim)), el('td', {}, says(each.claim)), count(each.main, true), count(each.named, true),
      shown.map(verdict => count(each.by.filter(scenario => scenario.verdict === verdict).length))))),
    looked.length < of.length && later(`Not looked at in this run (${of.length - looked.length})`, () =>
      el('ul', {}, of.filter(each => !looked.includes(each)).map(each => el('li', {}, el('b', {}, each.claim), ' ', says(each.claim))))),
  ];
};
