const AT = 0, KIND = 1, LANE = 2, WORDS = 3;

/** A long text begins, and goes on when it is asked for. */
const short = (text, longest = 180) => text.length <= longest + 40 ? text : [
  el('span', {}, `${text.slice(0, longest)}… `),
  el('button', { class: 'more', onclick: event => { event.target.previousSibling.textContent = text; event.target.remove(); } }, 'all of it'),
];

const eventRow = ([at, kind, lane, words]) => el('tr', {},
  el('td', { class: 'n' }, clock(at)), el('td', { class: 'where' }, lane), el('td', { class: 'kind' }, kind), el('td', { class: 'words' }, short(words)));

const eventTable = (label, events) => {
  const made = table(label, ['second', 'where', 'what', 'in words'], events.map(eventRow));
  made.classList.add('events');
  return made;
};

const telling = new Set(['operation-invoked', 'operation-returned', 'effect', 'fault-injected', 'fault-receipt', 'fault-healed', 'page-crashed', 'page-error', 'dialog', 'playbook-done', 'deployed', 'signed-out']);

/** An expectation shows itself alone: what was done to the client before it makes the story. */
const ledTo = (finding, data) => data.events.slice(0, finding.evidence[0]).filter(event => telling.has(event[KIND])).slice(-12);

/** Where an object that was expected, and one that was seen, differ; null where they are no objects. */
const differences = (expected, seen) => {
  try {
    const wanted = JSON.parse(expected.slice(expected.lastIndexOf('{"')));
    const found = JSON.parse(seen);
    return Object.keys(wanted).filter(key => JSON.stringify(wanted[key]) !== JSON.stringify(found[key]))
      .map(key => `${key} is ${JSON.stringify(found[key]) ?? 'absent'}, not ${JSON.stringify(wanted[key])}`);
  } catch {
    return null;
  }
};

/** Claim, promise, what happened, and the smallest part of the history that shows it. */
const findingCard = (finding, number, data) => findingStory(finding, number, data, finding.expected && differences(finding.expected, finding.seen));

const findingStory = (finding, number, data, differs) => el('article', { class: 'finding', 'aria-label': `Finding ${number}` },
  el('h3', {}, el('span', { class: 'number' }, String(number)),
    finding.expected ? `Line ${finding.line} was not met` : `${finding.guarantee} does not hold`,
    finding.step && !finding.expected ? el('span', { class: 'soft' }, ` · seen during line ${finding.line}, ${finding.step}`) : ''),
  el('dl', { class: 'story' },
    finding.claims.length > 0 && el('div', {}, el('dt', {}, finding.claims.length > 1 ? 'Claims that it breaks, and what they promise' : 'Claim that it breaks, and what it promises'), finding.claims.map(claim =>
      el('dd', {}, el('b', { class: 'claim' }, claim), ' ', says(claim)))),
    !finding.expected && run.guarantees[finding.guarantee] && el('div', {}, el('dt', {}, 'What must hold'), el('dd', {}, run.guarantees[finding.guarantee])),
    finding.expected
      ? [
        el('div', {}, el('dt', {}, 'Expected'), el('dd', {}, finding.expected)),
        differs?.length > 0 && el('div', {}, el('dt', {}, 'What happened'), el('dd', { class: 'happened' }, differs.join('; '))),
        el('div', {}, el('dt', {}, 'Seen instead'), el('dd', { class: differs?.length > 0 ? '' : 'happened' }, short(finding.seen, 400))),
      ]
      : el('div', {}, el('dt', {}, 'What happened'), el('dd', { class: 'happened' }, finding.says))),
  finding.evidence.length > 0 && !finding.expected && [
    el('h4', {}, 'The smallest history that shows it'),
    eventTable(`History of finding ${number}`, finding.evidence.map(at => data.events[at])),
  ],
  finding.expected && ledTo(finding, data).length > 0 && [
    el('h4', {}, 'What led to it'),
    eventTable(`History of finding ${number}`, [...ledTo(finding, data), ...finding.evidence.map(at => data.events[at])]),
  ]);

const pictures = data => data.pictures.length > 0 && section('The page when it failed',
  el('div', { class: 'pictures' }, data.pictures.map(picture => el('figure', {},
    picture.block
      ? el('a', { href: '#', onclick: event => { event.preventDefault(); event.currentTarget.closest('figure').classList.toggle('large'); }, 'aria-label': `Picture of ${picture.lane}: larger or smaller` },
        el('img', { src: `data:image/jpeg;base64,${block(picture.block)}`, alt: `The page on ${picture.lane} when the scenario failed; its words stand below` }))
      : el('p', { class: 'soft' }, `The picture ${picture.file} is gone.`),
    el('figcaption', {}, el('b', {}, picture.lane), picture.words && el('details', {}, el('summary', {}, 'its words'), el('pre', { tabindex: 0 }, picture.words)))))));

const stepTable = data => {
  const steps = data.pairs.filter(([kind]) => kind === 'step');
  return steps.length > 0 && section('What was done',
    table('Steps', ['line', 'step', 'took', 'second'], steps.map(([, first, last, line]) => row(
      line, data.events[first][WORDS].replace(/^line \d+: /, ''),
      last === null ? el('b', { class: 'failed' }, 'did not end well') : time(data.events[last][AT] - data.events[first][AT]),
      clock(data.events[first][AT])))));
};

const expectationTable = data => data.expectations.length > 0 && section('What was expected',
  table('Expectations', ['was', 'line', 'expected', 'seen', 'proves'], data.expectations.map(each => row(
    badge(each.met ? 'met' : 'not met'), each.line || 'always', short(each.expected), short(each.seen), each.claims.map(claim => el('span', { class: 'claim', title: says(claim) }, claim))))));

const requestTable = data => table('Requests', ['second', 'where', 'request', 'what came of it', 'took'], data.pairs.filter(([kind]) => kind === 'request').map(([, first, last, detail]) => row(
  clock(data.events[first][AT]), data.events[first][LANE], data.events[first][WORDS], detail, last === null ? '' : time(data.events[last][AT] - data.events[first][AT]))));

const repeatLine = scenario => el('div', { class: 'again' },
  el('span', { class: 'soft' }, 'again'), code(again(scenario)),
  el('button', { onclick: event => {
    navigator.clipboard?.writeText(again(scenario)).then(() => { event.target.textContent = 'copied'; }, () => getSelection().selectAllChildren(event.target.previousSibling));
  } }, 'copy'));

const trendOf = async scenario => {
  const of = (await pastRuns()).scenarios[scenario.id] ?? [];
  const known = of.filter(Boolean);
  if (known.length < 2) return '';
  return section(`In the last ${plural(known.length, 'run')}`, el('dl', { class: 'facts' },
    el('div', {}, el('dt', {}, 'verdicts'), el('dd', {}, ticks(of))),
    el('div', {}, el('dt', {}, 'duration'), el('dd', {}, durationTrend(of), ` ${time(known.at(-1)[1])}, usually ${time(median(known.map(each => each[1])))}`)),
    known.some(each => each[2]) && el('div', {}, el('dt', {}, 'recovery'), el('dd', {}, sparkline(recoveries(of), 'Recovery time') ?? '', ` ${time(known.at(-1)[2])}`))));
};

const neighbours = scenario => {
  const at = worstFirst.indexOf(scenario);
  return { before: worstFirst[at - 1], after: at < 0 ? undefined : worstFirst[at + 1] };
};

/** What happened in one attempt: in all of the scenario where it was tried once. */
const attemptView = data => {
  const said = data.events.filter(event => event[KIND] === 'console' || event[KIND] === 'page-error');
  return [
    data.notRunReason && el('p', { class: 'card' }, data.notRunReason),
    data.findings.length > 0 && section(data.findings.length === 1 ? 'What does not hold' : `What does not hold: ${data.findings.length} findings`, data.findings.map((finding, at) => findingCard(finding, at + 1, data))),
    data.doubts.length > 0 && section('In doubt', el('ul', {}, data.doubts.map(doubt => el('li', {}, doubt)))),
    data.remarks.length > 0 && section('To know', el('ul', {}, data.remarks.map(remark => el('li', {}, remark)))),
    Object.entries(data.suspended ?? {}).map(([guarantee, reason]) => el('p', { class: 'soft' }, `Not judged here: ${guarantee}. ${reason}`)),
    pictures(data),
    data.traces.length > 0 && section('Trace', data.traces.map(file => el('p', {}, el('a', { href: file }, file), el('span', { class: 'soft' }, '  opens with '), code(`npx playwright show-trace ${file}`)))),
    data.events.length > 0 && section('Timeline', timeline(data)),
    stepTable(data),
    expectationTable(data),
    said.length > 0 && later(`Console (${said.length})`, () => eventTable('Console', said), data.verdict !== 'passed' && said.length < 30),
    data.pairs.some(([kind]) => kind === 'request') && later(`Requests (${data.pairs.filter(([kind]) => kind === 'request').length})`, () => requestTable(data)),
    data.evaluated.length > 0 && later('Guarantees that proved a claim', () => el('ul', {}, data.evaluated.map(([claim, guarantee]) => el('li', {}, el('b', { class: 'claim' }, claim), ` ${guarantee}: `, run.guarantees[guarantee])))),
    data.events.length > 0 && later(`Everything that happened (${data.events.length})`, () => eventTable('Events', data.events)),
  ];
};

/** Who hears the page alone must know to which attempt a table, a timeline or a button belongs. */
const named = (part, end) => {
  for (const each of part.querySelectorAll('[aria-label]')) each.setAttribute('aria-label', `${each.getAttribute('aria-label')}, ${end}`);
  return part;
};

/** One attempt stands open: of what is flaky the first that did not pass, else the worst. */
const attemptsView = (scenario, attempts) => {
  const telling = scenario.verdict === 'flaky'
    ? attempts.find(each => rank(each.verdict) < rank('passed'))
    : attempts.reduce((worst, each) => rank(each.verdict) < rank(worst.verdict) ? each : worst);
  return attempts.length === 1 ? attemptView(telling) : attempts.map(data => later(
    `Attempt ${data.attempt}: ${data.verdict}, ${time(data.took)}`, () => named(el('div', {}, attemptView(data)), `attempt ${data.attempt}`), data === telling));
};

const scenarioView = async scenario => {
  const attempts = (await unpack(`scenario-${scenario.index}`)).map((data, at) => ({ ...data, attempt: at + 1 }));
  const { before, after } = neighbours(scenario);
  return [
    el('nav', { class: 'path', 'aria-label': 'Scenario' }, el('a', { href: '#' }, scenario.chapter), el('span', { class: 'soft' }, ' / ', scenario.id.split('/').at(-1)),
      el('span', { class: 'turn' }, before && el('a', { href: address(before.id) }, '← previous'), after && el('a', { href: address(after.id) }, 'next →'))),
    el('h1', {}, badge(scenario.verdict), ' ', scenario.title),
    scenario.quarantined && el('p', { class: 'card' }, `${scenario.quarantined}. Its verdict does not count until then.`),
    scenario.canary && el('p', { class: 'card' }, 'This is the canary: it must fail in every run, by an expectation and by a guarantee, or nothing that the run says can be trusted.'),
    el('dl', { class: 'facts' }, [
      ['file', scenario.file], ['took', time(scenario.took)], ['recovery', time(scenario.recovery)], ['severity', scenario.severity], ['build', attempts[0].build],
    ].filter(([, value]) => value).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))),
    el('ul', { class: 'about', 'aria-label': 'Claims that it is about' }, scenario.claims.map(claim => el('li', {}, el('b', { class: 'claim' }, claim), ' ', says(claim)))),
    repeatLine(scenario),
    scenario.attempts && el('p', { class: `card ${scenario.verdict}` }, tried(scenario), scenario.verdict === 'flaky' && '. It passed only when it was tried again: what holds at times does not hold.'),
    attemptsView(scenario, attempts),
    await trendOf(scenario),
  ];
};
