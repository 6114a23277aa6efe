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
  ['canary', run.canary ? run.canary.words : 'none was run'],
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

/** What does not hold, told as claim, promise and what happened. */
const brokenCard = scenario => el('li', { class: `card ${scenario.verdict.replace(' ', '-')}` },
  el('h3', {}, badge(scenario.verdict), ' ', scenario.quarantined && [badge('quarantined'), ' '], el('a', { class: 'open', href: address(scenario.id) }, scenario.title)),
  scenario.broken.slice(0, 1).map(claim => el('p', {}, el('b', {}, claim), ' promises: ', says(claim), scenario.broken.length > 1 ? el('span', { class: 'soft' }, ` and ${plural(scenario.broken.length - 1, 'claim')} more`) : '')),
  scenario.attempts && el('p', {}, `${tried(scenario)}${scenario.verdict === 'flaky' ? '; what did not hold before it passed:' : ''}`),
  el('p', {}, scenario.why?.length > 300 ? `${scenario.why.slice(0, 300)}…` : scenario.why),
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
  el('td', { class: 'wide' }, scenario.claims.map(claim => el('span', { class: 'claim', title: says(claim) }, claim))),
  el('td', { class: 'n' }, time(scenario.took)),
  el('td', { class: 'n wide' }, time(scenario.recovery)),
  el('td', { class: 'wide trend' }));

const chapterTable = (chapter, of) => el('details', { class: 'chapter', open: true },
  el('summary', {}, el('h3', {}, chapter), el('span', { class: 'soft' }, order.map(verdict => [of.filter(each => each.verdict === verdict).length, verdict]).filter(([count]) => count).map(([count, verdict]) => `${count} ${verdict}`).join(' · '))),
  el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Scenarios of ${chapter}` }, el('table', { class: 'list' },
    el('thead', {}, el('tr', {}, ['verdict', 'scenario', 'claims', 'took', 'recovery', 'trend'].map((head, at) => el('th', { scope: 'col', class: [2, 4, 5].includes(at) ? 'wide' : null }, head)))),
    el('tbody', {}, of.map(scenarioRow)))));

const matches = scenario =>
  (!chosen.verdict || scenario.verdict === chosen.verdict)
  && (!chosen.claim || scenario.claims.includes(chosen.claim) || scenario.broken.includes(chosen.claim))
  && chosen.text.toLowerCase().split(/\s+/).every(word => `${scenario.id} ${scenario.title} ${scenario.claims.join(' ')} ${scenario.why ?? ''}`.toLowerCase().includes(word));

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
    claim, broken: scenarios.filter(scenario => scenario.broken.includes(claim)).length, by: scenarios.filter(scenario => scenario.claims.includes(claim)),
  }));
  const looked = of.filter(each => each.broken > 0 || each.by.length > 0).sort((a, b) => b.broken - a.broken);
  const shown = order.filter(verdict => counts[verdict]);
  const filter = claim => el('a', { href: '#', onclick: () => { chosen.claim = claim; chosen.text = ''; chosen.verdict = ''; } }, claim);
  return [
    el('h1', {}, `${plural(looked.filter(each => each.broken > 0).length, 'claim')} broken, ${looked.length} of ${of.length} looked at`),
    el('p', { class: 'soft' }, 'A claim of the runbook is broken where a finding names it. The other columns count the scenarios that are about it, by their verdict.'),
    table('Claims', ['claim', 'promises', 'broken in', ...shown], looked.map(each => el('tr', {},
      el('th', { scope: 'row' }, filter(each.claim)), el('td', {}, says(each.claim)),
      el('td', { class: `n ${each.broken ? 'failed' : ''}` }, each.broken ? String(each.broken) : '–'),
      shown.map(verdict => el('td', { class: 'n' }, String(each.by.filter(scenario => scenario.verdict === verdict).length || '–')))))),
    looked.length < of.length && later(`Not looked at in this run (${of.length - looked.length})`, () =>
      el('ul', {}, of.filter(each => !looked.includes(each)).map(each => el('li', {}, el('b', {}, each.claim), ' ', says(each.claim))))),
  ];
};
