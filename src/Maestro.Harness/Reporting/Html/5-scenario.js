const AT = 0, KIND = 1, LANE = 2, WORDS = 3, TAB = 4;

/** The device, and the lane where that is another. */
const where = event => !event[TAB] || event[TAB] === event[LANE] ? event[LANE] : [event[TAB], ' ', el('span', { class: 'soft' }, event[LANE])];

/** A long text begins, and goes on when it is asked for. */
const short = (text, longest = 180) => text.length <= longest + 40 ? text : [
  el('span', {}, `${text.slice(0, longest)}… `),
  el('button', { class: 'more', onclick: event => { event.target.previousSibling.textContent = text; event.target.remove(); } }, 'all of it'),
];

const eventRow = event => el('tr', {},
  el('td', { class: 'n' }, clock(event[AT])), el('td', { class: 'where' }, where(event)), el('td', { class: 'kind' }, event[KIND]), el('td', { class: 'words' }, short(event[WORDS])));

const eventTable = (label, events) => {
  const made = table(label, ['second', 'where', 'what', 'in words'], events.map(eventRow));
  made.classList.add('events');
  return made;
};

const telling = new Set(['operation-invoked', 'operation-returned', 'effect', 'fault-injected', 'fault-receipt', 'fault-healed', 'page-crashed', 'page-error', 'dialog', 'playbook-done', 'deployed', 'signed-out']);

/** An expectation shows itself alone: what was done to the client before it makes the story. */
const ledTo = (finding, data) => data.events.slice(0, finding.evidence[0]).filter(event => telling.has(event[KIND])).slice(-12);

const told = (term, ...what) => el('div', {}, el('dt', {}, term), what);

/** Claim, promise, what happened, and the smallest part of the history that shows it. */
const findingCard = (finding, number, data) => el('article', { class: 'finding', 'aria-label': `Finding ${number}` },
  el('h3', {}, el('span', { class: 'number' }, String(number)),
    finding.expected ? `Line ${finding.line} was not met` : `${finding.guarantee} does not hold`,
    finding.step && !finding.expected ? el('span', { class: 'soft' }, ` · seen during line ${finding.line}, ${finding.step}`) : ''),
  el('dl', { class: 'story' },
    run.guarantees[finding.guarantee] && told('What must hold', el('dd', {}, run.guarantees[finding.guarantee])),
    finding.claims.slice(0, 1).map(claim => told('Claim that it breaks, and what it promises', el('dd', {}, el('b', { class: 'claim' }, claim), ' ', says(claim)))),
    finding.claims.length > 1 && told('Also named by the same check', finding.claims.slice(1).map(claim => el('dd', { class: 'soft' }, el('span', { class: 'claim' }, claim), ' ', says(claim)))),
    finding.expected && told('Expected', el('dd', {}, finding.expected)),
    (finding.differs || !finding.expected) && told('What happened', el('dd', { class: 'happened' }, finding.differs ?? finding.says)),
    finding.expected && told('Seen instead', el('dd', { class: finding.differs ? '' : 'happened' }, finding.seen === '[]' ? 'nothing' : short(finding.seen, 400)))),
  finding.evidence.length > 0 && !finding.expected && [
    el('h4', {}, 'The smallest history that shows it'),
    eventTable(`History of finding ${number}`, finding.evidence.map(at => data.events[at])),
  ],
  finding.expected && ledTo(finding, data).length > 0 && [
    el('h4', {}, 'What led to it'),
    eventTable(`History of finding ${number}`, [...ledTo(finding, data), ...finding.evidence.map(at => data.events[at])]),
  ]);

/** When a picture was taken, and how long after the first finding; it may show the page as it was later. */
const taken = (picture, data) => {
  const first = data.findings[0]?.evidence.at(-1);
  const after = first === undefined ? 0 : picture.at - data.events[first][AT];
  const down = data.events.find(event => event[KIND] === 'phase-started' && event[WORDS] === 'tear-down')?.[AT] < picture.at;
  const beside = [after > 0 && `${time(after)} after the first finding`, down && 'after the tear-down began'].filter(Boolean).join(', ');
  const late = after > 1000 || down;
  return { late, words: `${late ? 'taken later, ' : 'taken '}at ${clock(picture.at)} s${beside && `: ${beside}`}` };
};

const pictures = data => data.pictures.length > 0 && section(data.pictures.every(picture => taken(picture, data).late) ? 'The page after it failed' : 'The page when it failed',
  el('p', { class: 'soft' }, 'A picture grows when it is clicked.'),
  el('div', { class: 'pictures' }, data.pictures.map(picture => el('figure', {},
    picture.block
      ? el('a', { href: '#', onclick: event => { event.preventDefault(); event.currentTarget.closest('figure').classList.toggle('large'); }, 'aria-label': `Picture of ${picture.lane}: larger or smaller` },
        el('img', { src: `data:image/jpeg;base64,${block(picture.block)}`, alt: `The page on ${picture.lane}, ${taken(picture, data).words}; its words stand below` }))
      : el('p', { class: 'soft' }, `The picture ${picture.file} is gone.`),
    el('figcaption', {}, el('b', {}, picture.lane), ' ', el(taken(picture, data).late ? 'b' : 'span', {}, taken(picture, data).words),
      picture.words && el('details', {}, el('summary', {}, 'its words'), el('pre', { tabindex: 0 }, picture.words)))))));

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
    badge(each.met ? 'met' : 'not met'), each.line || 'always', el('div', { class: 'whole' }, short(each.expected)), short(each.seen), each.claims.map(claim => claimMark(claim))))));

const requestTable = data => table('Requests', ['second', 'where', 'request', 'what came of it', 'took'], data.pairs.filter(([kind]) => kind === 'request').map(([, first, last, detail]) => row(
  clock(data.events[first][AT]), data.events[first][TAB] ?? data.events[first][LANE], data.events[first][WORDS], detail, last === null ? '' : time(data.events[last][AT] - data.events[first][AT]))));

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
    known.at(-1)[2] && el('div', {}, el('dt', {}, 'recovery'), el('dd', {}, sparkline(recoveries(of), 'Recovery time') ?? '', ` ${time(known.at(-1)[2])}`))));
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
    data.proved.length > 0 && later('Guarantees that proved a claim', () => el('ul', {}, data.proved.map(([claim, guarantee]) => el('li', {}, el('b', { class: 'claim' }, claim), ` ${guarantee}: `, run.guarantees[guarantee])))),
    data.events.length > 0 && later(`Everything that happened (${data.events.length})`, () => eventTable('Events', data.events)),
  ];
};

/** Who hears the page alone must know to which attempt a table, a timeline or a button belongs. */
const labelled = (part, end) => {
  for (const each of part.querySelectorAll('[aria-label]')) each.setAttribute('aria-label', `${each.getAttribute('aria-label')}, ${end}`);
  return part;
};

/** One attempt stands open: of what is flaky the first that did not pass, else the worst. */
const attemptsView = (scenario, attempts) => {
  const telling = scenario.verdict === 'flaky'
    ? attempts.find(each => rank(each.verdict) < rank('passed'))
    : attempts.reduce((worst, each) => rank(each.verdict) < rank(worst.verdict) ? each : worst);
  return attempts.length === 1 ? attemptView(telling) : attempts.map(data => later(
    `Attempt ${data.attempt}: ${data.verdict}, ${time(data.took)}`, () => labelled(el('div', {}, attemptView(data)), `attempt ${data.attempt}`), data === telling));
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
    el('ul', { class: 'about', 'aria-label': 'Claims that it is about' }, scenario.claims.map(claim => el('li', {}, el('b', {}, claimMark(claim, scenario)), ' ', says(claim)))),
    repeatLine(scenario),
    scenario.attempts && el('p', { class: `card ${scenario.verdict}` }, tried(scenario), scenario.verdict === 'flaky' && '. It passed only when it was tried again: what holds at times does not hold.'),
    attemptsView(scenario, attempts),
    await trendOf(scenario),
  ];
};
