/** A line through values, the last one marked; null where there is nothing to compare. Verdicts that were no pass are marked. */
const sparkline = (points, label, width = 96, height = 22) => {
  const known = points.filter(point => point && point.value !== null && point.value !== undefined);
  if (known.length < 2) return null;
  const most = Math.max(...known.map(point => point.value), 1);
  const x = at => 4 + at * (width - 8) / Math.max(points.length - 1, 1);
  const y = value => height - 4 - value / most * (height - 8);
  const drawn = points.map((point, at) => ({ ...point, at })).filter(point => point.value !== null && point.value !== undefined);
  const line = svg('svg', { class: 'spark', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label });
  line.append(svg('polyline', { points: drawn.map(point => `${x(point.at).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ') }));
  for (const point of drawn) {
    const last = point === drawn.at(-1);
    if (last || point.verdict !== 'passed') {
      line.append(svg('circle', { cx: x(point.at).toFixed(1), cy: y(point.value).toFixed(1), r: last ? 2.6 : 2, class: point.verdict.replace(' ', '-') }));
    }
  }
  return line;
};

/** How often the verdict changed from one run to the next in which the scenario was run. */
const flips = verdicts => verdicts.filter((verdict, at) => at > 0 && verdict !== verdicts[at - 1]).length;

const median = values => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

const durations = of => of.map(each => each ? { verdict: each[0], value: each[1] } : null);
const recoveries = of => of.map(each => each && each[2] !== undefined && each[2] !== null ? { verdict: each[0], value: each[2] } : null);

const durationTrend = of => {
  const known = of.filter(Boolean);
  return sparkline(durations(of), `Duration in ${plural(known.length, 'run')}, now ${time(known.at(-1)[1])}, median ${time(median(known.map(each => each[1])))}`);
};

const trendsView = async () => {
  const data = await pastRuns();
  const seen = scenarios.map(scenario => ({ scenario, of: data.scenarios[scenario.id].filter(Boolean), all: data.scenarios[scenario.id] }));
  const unsteady = seen.map(each => ({ ...each, flips: flips(each.of.map(run => run[0])) + each.of.filter(run => run[0] === 'flaky').length }))
    .filter(each => each.flips > 0).sort((a, b) => b.flips - a.flips);
  const slower = seen.filter(each => each.of.length > 2 && each.of.at(-1)[2])
    .map(each => ({ ...each, usual: median(each.of.slice(0, -1).map(run => run[2] ?? 0)), now: each.of.at(-1)[2] }))
    .filter(each => each.now > each.usual * 1.5 && each.now - each.usual > 200).sort((a, b) => b.now / b.usual - a.now / a.usual);
  return [
    section(data.runs.length < 2 ? 'This run' : `The last ${data.runs.length} runs`,
      el('p', { class: 'soft' }, data.runs.length < 2 ? 'No earlier run of this target is known yet: trends begin with the next one.' : 'Of the same target, the newest first. Other runs may have had other scenarios.'),
      table('Runs', ['run', 'began', 'verdict', 'scenarios', 'took'], [...data.runs].reverse().map(each =>
        row([code(each.run), each.run === run.name && el('b', {}, ' this run')], day(each.began), badge(each.verdict), String(each.count), time(each.milliseconds))))),
    section('Verdicts that changed', unsteady.length === 0 ? el('p', { class: 'soft' }, 'None: each scenario came to the same verdict in every run that had it.')
      : table('Verdicts that changed', ['scenario', 'changes', 'the last runs'], unsteady.map(each =>
        row(el('a', { href: address(each.scenario.id) }, each.scenario.id), String(each.flips), ticks(each.all))))),
    section('Slower recoveries', slower.length === 0 ? el('p', { class: 'soft' }, 'None took half as long again as usual.')
      : table('Slower recoveries', ['scenario', 'usually', 'now', 'trend'], slower.map(each =>
        row(el('a', { href: address(each.scenario.id) }, each.scenario.id), time(each.usual), time(each.now), sparkline(recoveries(each.all), 'Recovery time'))))),
  ];
};

/** One small block a run. */
const ticks = of => el('span', { class: 'ticks', role: 'img', 'aria-label': of.map(each => each ? each[0] : 'not in it').join(', ') },
  of.map(each => el('i', { class: each ? each[0].replace(' ', '-') : '' })));
