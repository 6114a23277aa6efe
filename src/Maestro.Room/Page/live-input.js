import { announce, byId } from './dom.js';
import { command } from './server.js';

const buttons = ['left', 'middle', 'right'];
const out = 'Keys stay in the room. A click or Enter on the picture gives them to the page.';
const into = 'Keys go to the page. Shift+Escape takes them back.';

/** Hands mouse and keys on to the page. Keys only while it has them, so that a keyboard can always leave. */
export function takeInputs(canvas, page, send) {
  let taking = false;
  let moved = null;

  function give(yes) {
    if (taking !== yes) announce(yes ? into : out);
    taking = yes;
    canvas.classList.toggle('taking', yes);
    byId('keys').textContent = yes ? into : out;
  }

  function at(event) {
    const box = canvas.getBoundingClientRect();
    const scale = Math.min(box.width / page.width, box.height / page.height);
    const left = box.left + (box.width - page.width * scale) / 2;
    const top = box.top + (box.height - page.height * scale) / 2;
    const within = (value, most) => Math.min(Math.max(value, 0), most - 1);
    return { x: within((event.clientX - left) / scale, page.width), y: within((event.clientY - top) / scale, page.height) };
  }

  const held = event => (event.altKey ? 1 : 0) + (event.ctrlKey ? 2 : 0) + (event.metaKey ? 4 : 0) + (event.shiftKey ? 8 : 0);
  const mouse = (did, event) => send({
    input: 'mouse', did, ...at(event), button: did === 'moved' ? 'none' : buttons[event.button] ?? 'none',
    buttons: event.buttons, clicks: Math.max(1, event.detail), modifiers: held(event),
  });
  const key = (down, event) => send({ input: 'key', down, key: event.key, code: event.code, key_code: event.keyCode, modifiers: held(event) });

  canvas.addEventListener('mousedown', event => { canvas.focus(); give(true); mouse('pressed', event); event.preventDefault(); });
  addEventListener('mouseup', event => { if (taking && event.target === canvas) mouse('released', event); });
  canvas.addEventListener('mousemove', event => {
    if (!moved) requestAnimationFrame(() => { mouse('moved', moved); moved = null; });
    moved = event;
  });
  canvas.addEventListener('contextmenu', event => event.preventDefault());
  canvas.addEventListener('wheel', event => {
    send({ input: 'wheel', ...at(event), delta_x: event.deltaX, delta_y: event.deltaY });
    event.preventDefault();
  }, { passive: false });

  canvas.addEventListener('keydown', event => {
    if (!taking) {
      if (event.key === 'Enter') { give(true); event.preventDefault(); }
      return;
    }
    if (event.key === 'Escape' && event.shiftKey) {
      give(false);
    } else if (event.key === 'F5' || (event.ctrlKey && event.key === 'r')) {
      command({ do: 'reload' });
    } else if (event.ctrlKey && event.key === 'v') {
      return;
    } else {
      key(true, event);
    }
    event.preventDefault();
  });
  canvas.addEventListener('keyup', event => { if (taking) { key(false, event); event.preventDefault(); } });
  addEventListener('paste', event => {
    const text = event.clipboardData.getData('text');
    if (taking && text) { send({ input: 'text', text }); event.preventDefault(); }
  });
  canvas.addEventListener('blur', () => give(false));

  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-label', 'The client\'s page, live. Enter gives it your keys, Shift+Escape takes them back. In words: the tab Page in words.');
  give(false);
}
