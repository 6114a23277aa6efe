import { announce, byId, clock, el } from './dom.js';
import { command } from './server.js';
import { snippet } from './runbook.js';

/** Declaring what it is, and the steps of the recovery as far as they are told. */
export function showIncident(room) {
  const titles = Object.fromEntries(room.setting.choices.map(choice => [choice.name, choice.title]));
  const said = el('ul', { className: 'said' });
  if (room.mayAct) {
    const choice = el('select', { id: 'what' }, el('option', { value: '' }, 'Choose what you see'), ...room.setting.choices.map(({ name, title }) => el('option', { value: name }, title)));
    const declare = el('button', { type: 'button', className: 'chosen', disabled: true, onclick: () => command({ do: 'declare', incident: choice.value }) }, 'Declare');
    choice.addEventListener('change', () => { declare.disabled = !choice.value; });
    byId('naming').append(el('div', { className: 'row acting' }, el('label', { className: 'grow' }, 'What is it? ', choice), declare));
  }
  byId('naming').append(said);

  room.onState(state => {
    said.replaceChildren(...state.named.map(({ at, named, right }) => el('li', {},
      `${clock(at)} declared: ${titles[named] ?? named}${right === undefined ? '' : right ? ' (right)' : ' (not what struck)'}`)));
    harm(state);
    steps(room, state);
  });
}

/** Above the steps: however long they are, it is seen. */
function harm({ harms, broken }) {
  const done = [...harms.map(({ at, says }) => [at, says]), ...broken.map(({ at, guarantee, says }) => [at, `${guarantee}: ${says}`])];
  byId('harm').replaceChildren(...(done.length ? [
    el('h3', {}, 'Harm done'),
    el('ul', {}, ...done.map(([at, says]) => el('li', {}, el('span', { className: 'mark' }, clock(at)), el('span', {}, says)))),
  ] : []));
}

let drawn = '';

function steps(room, { incidents, mode }) {
  const now = JSON.stringify(incidents);
  if (now === drawn) return;
  drawn = now;
  byId('steps').replaceChildren(...incidents.flatMap(incident => {
    const next = incident.struck_at === undefined ? -1 : incident.steps.findIndex(step => step.seen_at === undefined);
    return [
      el('h3', {}, incident.title),
      el('p', { className: 'hint' }, incident.recovered_at !== undefined ? `Recovered at ${clock(incident.recovered_at)}.`
        : incident.struck_at !== undefined ? `Struck at ${clock(incident.struck_at)}.` : 'It has not struck yet. Watch for:'),
      el('ul', {}, ...incident.symptoms.map(({ says, seen_at: seen }) => el('li', { className: seen === undefined ? '' : 'done shows' },
        el('span', { className: 'mark' }, seen === undefined ? 'symptom' : `shows ${clock(seen)}`), el('span', { className: 'what' }, says)))),
      el('h3', {}, 'Recovery'),
      el('ol', {}, ...incident.steps.map((step, i) => el('li', { className: step.seen_at !== undefined ? 'done' : i === next ? 'next' : '' },
        el('span', { className: 'mark' }, step.seen_at !== undefined ? `✓ ${clock(step.seen_at)}` : i === next ? 'next' : 'to do'),
        el('div', {}, el('span', { className: 'what' }, step.do), step.types ? snippet(room, step.types) : null)))),
    ];
  }), ...(incidents.length ? [] : [el('p', { className: 'hint' }, mode === 'mystery'
    ? 'Something will happen, or two things. Watch the page, the console and the network log; declare what you see, and work by its section of the runbook.'
    : 'Watch the page, the console and the network log. When something is wrong, declare it, and work by its section of the runbook.')]));
  byId('steps').querySelector('.next')?.scrollIntoView({ block: 'nearest' });
}

/** What those who listen hear: few things, and each once. */
export function announceAll(room) {
  room.onEvent(event => {
    const words = {
      calm: 'All is well. The rehearsal has begun.',
      'incident-struck': 'The incident has struck.',
      'step-seen': 'A step of the recovery was seen done.',
      'incident-recovered': 'Recovered.',
      'page-crashed': 'The page has crashed.',
      'harm-seen': `Harm: ${event.says}`,
      'rehearsal-ended': 'The rehearsal has ended.',
      'console-answered': `The console answers: ${event.shown?.slice(0, 200)}`,
    }[event.event];
    if (words) announce(words);
  });
}
