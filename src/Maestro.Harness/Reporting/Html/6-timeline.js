const loud = new Set(['operation-invoked', 'operation-returned', 'effect', 'expectation', 'page-crashed', 'page-error', 'dialog', 'broke', 'playbook-done', 'deployed']);

/** What stands on the timeline: bars for steps, requests and faults, marks for all else. */
const marksOf = data => {
  const ends = new Set(data.pairs.map(pair => pair[2]));
  const bars = new Map(data.pairs.map(pair => [pair[1], pair]));
  const findings = new Map(data.findings.flatMap((finding, at) => finding.evidence.map(row => [row, at + 1])));
  const down = data.events.find(([, kind, , words]) => kind === 'phase-started' && words === 'tear-down');
  const end = Math.max(data.events.at(-1)?.[AT] ?? 0, 1);
  return data.events.flatMap(([at, kind, lane, words], row) => {
    if (ends.has(row) || ['phase-started', 'scenario-started', 'scenario-ended', 'request-arrived', 'request-answered', 'fault-receipt'].includes(kind) && !findings.has(row)) return [];
    const pair = bars.get(row);
    const until = pair ? (pair[2] !== null ? data.events[pair[2]][AT] : pair[0] === 'step' && down ? Math.max(down[AT], at) : end) : at;
    const of = pair?.[0] ?? 'mark';
    return [{ row, at, until, of, kind, lane: of === 'fault' ? 'faults' : lane, struck: lane, finding: findings.get(row),
      words: of === 'request' ? `${words}: ${pair[3]}` : words, loud: loud.has(kind) }];
  });
};

const lanesOf = (data, marks) => {
  const known = ['operator', 'network', 'storage', 'service', 'faults'];
  const tabs = [...new Set(data.events.map(event => event[LANE]))].filter(lane => !known.includes(lane)).sort();
  return ['faults', 'operator', ...tabs, 'network', 'storage', 'service'].filter(lane => marks.some(mark => mark.lane === lane));
};

/** Bars that overlap go to rows below one another. */
const stack = bars => {
  const rows = [];
  for (const bar of bars) {
    const at = rows.findIndex(until => until <= bar.at);
    bar.line = at < 0 ? rows.length : at;
    rows[bar.line] = Math.max(bar.until, bar.at + 1);
  }
  return Math.max(rows.length, 1);
};

/** Findings by their last evidence; those that are too close to stand side by side share a marker. */
const markers = (data, total) => {
  const made = [];
  data.findings.forEach((finding, index) => {
    const row = finding.evidence.at(-1);
    if (row === undefined) return;
    const at = data.events[row][AT];
    if (made.length > 0 && at - made.at(-1).at < total * .03) made.at(-1).numbers.push(index + 1);
    else made.push({ at, numbers: [index + 1] });
  });
  return made;
};

const tickEvery = total => [50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 60000].find(step => total / step <= 10) ?? 120000;

const timeline = data => {
  const total = Math.max(data.events.at(-1)[AT], 1);
  const share = at => `${(at / total * 100).toFixed(3)}%`;
  const marks = marksOf(data);
  const lanes = lanesOf(data, marks);
  const plot = el('div', { class: 'plot', role: 'listbox', tabindex: 0, 'aria-label': 'Events in time: arrow keys go from one to the next' });
  const names = el('div', { class: 'names', 'aria-hidden': 'true' }, el('div', { class: 'axis' }));
  const detail = el('div', { class: 'detail' });
  const axis = el('div', { class: 'axis', 'aria-hidden': 'true' });
  for (let at = 0; at <= total; at += tickEvery(total)) axis.append(placed(el('span', {}, `${+(at / 1000).toFixed(2)} s`), share(at)));
  plot.append(axis);
  let before = -total;
  for (const [at, kind, , words] of data.events) {
    if (kind !== 'phase-started') continue;
    const close = at - before < total * .15;
    plot.append(placed(el('div', { class: `phase ${at > total * .85 ? 'late' : ''} ${close ? 'lower' : ''}`, 'aria-hidden': 'true' }, el('span', {}, words)), share(at)));
    before = close ? before : at;
  }

  const inOrder = [];
  for (const lane of lanes) {
    const here = marks.filter(mark => mark.lane === lane).sort((a, b) => a.at - b.at);
    const bars = here.filter(mark => mark.of !== 'mark');
    const deep = Math.min(stack(bars), 6);
    const strip = el('div', { class: `lane ${lane === 'faults' ? 'faults' : ''}`, role: 'group', 'aria-label': lane });
    const height = bars.length > 0 ? deep * 18 + 10 : 34;
    strip.style.height = `${height}px`;
    const name = el('div', { class: 'lane' }, lane);
    name.style.height = `${height}px`;
    names.append(name);
    for (const mark of here) {
      mark.node = el('div', { role: 'option', id: `mark-${data.attempt}-${mark.row}`, 'aria-selected': 'false', 'data-row': mark.row,
        class: `${mark.of} ${mark.kind} ${mark.loud ? 'loud' : ''} ${mark.finding ? 'evidence' : ''}`,
        'aria-label': `${clock(mark.at)} ${lane}, ${mark.kind}: ${mark.words}${mark.finding ? `, shows finding ${mark.finding}` : ''}` },
      mark.of === 'fault' ? el('span', {}, mark.words) : mark.of === 'step' ? el('span', {}, mark.words.replace(/^line (\d+): /, '$1 ')) : '');
      placed(mark.node, share(mark.at));
      if (mark.of !== 'mark') {
        mark.node.style.width = share(mark.until - mark.at);
        mark.node.style.top = `${5 + mark.line % 6 * 18}px`;
      }
      strip.append(mark.node);
      inOrder.push(mark);
    }
    plot.append(strip);
  }
  for (const mark of marks.filter(mark => mark.of === 'fault')) {
    const band = placed(el('div', { class: 'band', 'aria-hidden': 'true' }), share(mark.at));
    band.style.width = share(mark.until - mark.at);
    plot.append(band);
  }
  for (const { at, numbers } of markers(data, total)) {
    plot.append(placed(el('div', { class: `found ${at > total * .95 ? 'late' : ''}`, 'aria-hidden': 'true' }, el('span', {}, numbers.join(' · '))), share(at)));
  }
  inOrder.sort((a, b) => a.at - b.at || a.row - b.row);

  const scroll = el('div', { class: 'plot-scroll' }, plot);
  let active = inOrder.findIndex(mark => mark.finding);
  if (active < 0) active = 0;
  let zoom = 1;
  const tell = mark => detail.replaceChildren(
    el('b', {}, clock(mark.at)), ' ', mark.struck, ' ', code(mark.kind),
    mark.until > mark.at ? el('span', { class: 'soft' }, ` for ${time(mark.until - mark.at)}`) : '',
    mark.finding ? el('b', { class: 'failed' }, ` shows finding ${mark.finding}`) : '', el('p', {}, mark.words || ' '));
  const go = (to, follow = true) => {
    inOrder[active].node.setAttribute('aria-selected', 'false');
    active = Math.max(0, Math.min(inOrder.length - 1, to));
    const { node } = inOrder[active];
    node.setAttribute('aria-selected', 'true');
    plot.setAttribute('aria-activedescendant', node.id);
    tell(inOrder[active]);
    if (follow) node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const across = by => {
    const lane = lanes[lanes.indexOf(inOrder[active].lane) + by];
    if (!lane) return;
    const near = inOrder.filter(mark => mark.lane === lane).reduce((a, b) => Math.abs(b.at - inOrder[active].at) < Math.abs(a.at - inOrder[active].at) ? b : a);
    go(inOrder.indexOf(near));
  };
  const along = by => {
    let at = active + by;
    while (inOrder[at] && inOrder[at].lane !== inOrder[active].lane) at += by;
    if (inOrder[at]) go(at);
  };
  const scale = by => {
    zoom = Math.max(1, Math.min(32, zoom * by));
    plot.style.width = `${zoom * 100}%`;
    inOrder[active].node.scrollIntoView({ block: 'nearest', inline: 'center' });
  };
  const keys = { ArrowRight: () => along(1), ArrowLeft: () => along(-1), ArrowDown: () => across(1), ArrowUp: () => across(-1), Home: () => go(0), End: () => go(inOrder.length - 1), '+': () => scale(2), '=': () => scale(2), '-': () => scale(.5) };
  plot.addEventListener('keydown', event => { if (keys[event.key] && !event.ctrlKey && !event.metaKey) { event.preventDefault(); event.stopPropagation(); keys[event.key](); } });
  const under = event => inOrder.findIndex(mark => mark.node === event.target.closest('[role=option]'));
  plot.addEventListener('pointerover', event => { const at = under(event); if (at >= 0) tell(inOrder[at]); });
  plot.addEventListener('pointerleave', () => tell(inOrder[active]));
  plot.addEventListener('click', event => { const at = under(event); if (at >= 0) go(at, false); });
  go(active, false);
  return [
    el('div', { class: 'tools' },
      el('span', { class: 'legend' }, el('i', { class: 'key loud' }), 'operation, effect, check', el('i', { class: 'key' }), 'other', el('i', { class: 'key hatch' }), 'fault in force', data.findings.length > 0 && [el('i', { class: 'key evidence' }), 'shows a finding']),
      el('button', { 'aria-label': 'Zoom out', onclick: () => scale(.5) }, '−'), el('button', { 'aria-label': 'Zoom in', onclick: () => scale(2) }, '+')),
    el('div', { class: 'timeline' }, names, scroll), detail,
  ];
};

const placed = (node, left) => { node.style.left = left; return node; };
