const block = id => document.getElementById(id).textContent;

const bytes = base64 => Uint8Array.from(atob(base64), each => each.charCodeAt(0));

/** Data that were packed as gzip in base64. */
const unpack = async id =>
  new Response(new Blob([bytes(block(id))]).stream().pipeThrough(new DecompressionStream('gzip'))).json();

const run = JSON.parse(block('run'));

const order = ['failed', 'unknown', 'flaky', 'passed', 'not run'];
const rank = verdict => { const at = order.indexOf(verdict); return at < 0 ? order.length : at; };

run.scenarios.forEach((scenario, index) => { scenario.index = index; });
const canary = run.scenarios.find(scenario => scenario.canary);
const scenarios = run.scenarios.filter(scenario => !scenario.canary);
/** The worst first, then as they were run. */
const worstFirst = [...scenarios].sort((a, b) => rank(a.verdict) - rank(b.verdict) || a.index - b.index);
const counted = verdict => scenarios.filter(scenario => scenario.verdict === verdict && !scenario.quarantined).length;
const counts = {};
for (const scenario of scenarios) counts[scenario.verdict] = (counts[scenario.verdict] ?? 0) + 1;

const address = id => `#${encodeURIComponent(id).replaceAll('%2F', '/')}`;
const says = claim => run.claims[claim] ?? 'a claim that the runbook no longer makes';
/** Broken claims besides the main ones: the same checks name them as well. */
const named = scenario => scenario.broken.filter(claim => !scenario.main.includes(claim));
const claimMark = (claim, scenario) => el('span', { class: `claim ${scenario?.broken.includes(claim) ? 'broken' : ''}`, title: says(claim) }, claim);
const again = scenario => `./maestro run ${scenario.file} --seed ${run.seed}${scenario.verdict === 'flaky' ? ' --repeat-each 20' : ''}`;

let past;
/** Earlier runs, unpacked once. */
const pastRuns = () => past ??= unpack('past');
