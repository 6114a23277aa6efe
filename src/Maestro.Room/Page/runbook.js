import { byId, el, worded } from './dom.js';
import { command } from './server.js';

/** A line of the runbook, with a button that puts it into the console. */
export const snippet = (room, line) => el('div', { className: 'snippet' }, el('code', {}, line),
  room.mayAct ? el('button', { type: 'button', className: 'small acting', 'aria-label': `Type it: ${line}`, onclick: () => room.typeIt(line) }, 'Type it') : null);

/** The runbook's sections, one at a time; the operator says by which the work goes on. */
export function showRunbook(room) {
  const choice = byId('section');
  const sections = room.setting.runbook.filter(section => section.passages.length);
  choice.append(...sections.map(({ title, level }) => el('option', { value: title }, `${'  '.repeat(Math.max(0, level - 2))}${title}`)));

  function read() {
    const section = sections.find(({ title }) => title === choice.value);
    let number = 0;
    byId('passages').replaceChildren(el('h3', {}, section.title), ...section.passages.flatMap(passage => passage.kind === 'code'
      ? passage.statements.map(line => snippet(room, line))
      : el('p', { className: passage.kind, 'data-number': passage.kind === 'step' ? ++number : '' },
        passage.claim ? el('span', { className: 'claim' }, passage.claim) : null, ...worded(passage.text))));
    byId('passages').scrollTop = 0;
    byId('work-by').disabled = !room.setting.chapters.includes(section.title);
  }

  // A rehearsal told again may name a section that was renamed since.
  room.readSection = title => {
    if (!sections.some(section => section.title === title)) return;
    choice.value = title;
    read();
  };
  choice.addEventListener('change', read);
  byId('work-by').hidden = !room.mayAct;
  byId('work-by').addEventListener('click', () => command({ do: 'pick', chapter: choice.value }));
  room.readSection(sections.some(({ title }) => title === 'Incidents') ? 'Incidents' : sections[0].title);

  let opened = false;
  room.onState(({ picked, incidents }) => {
    if (!opened && incidents.length) room.readSection(incidents[0].chapter);
    opened ||= incidents.length > 0;
    const now = picked.at(-1);
    byId('working-by').textContent = now
      ? `Working by “${now.chapter}”. Whoever else that section needs has been told.${now.right === false ? ' It is not that of what struck.' : ''}`
      : 'Working by a section tells everybody whom it needs.';
  });
}
