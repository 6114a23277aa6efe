import { byId } from './dom.js';
import { takeInputs } from './live-input.js';

const again = 1000;
const header = 4;

/** Shows the client's page: always the newest picture, and never two at once in the making. */
export function showLive(role) {
  const canvas = byId('live');
  const context = canvas.getContext('2d');
  const page = { width: canvas.width, height: canvas.height };
  let socket;
  let newest = null;
  let drawing = false;

  async function draw() {
    if (drawing) return;
    drawing = true;
    while (newest) {
      const message = newest;
      newest = null;
      const size = new DataView(message);
      const picture = await createImageBitmap(new Blob([new Uint8Array(message, header)], { type: 'image/jpeg' }));
      [page.width, page.height] = [size.getUint16(0), size.getUint16(2)];
      if (canvas.width !== picture.width || canvas.height !== picture.height) {
        [canvas.width, canvas.height] = [picture.width, picture.height];
      }
      context.drawImage(picture, 0, 0);
      picture.close();
      if (socket.readyState === WebSocket.OPEN) socket.send('drawn');
    }
    drawing = false;
  }

  function open() {
    socket = new WebSocket(new URL('screen', location));
    socket.binaryType = 'arraybuffer';
    socket.onmessage = message => {
      // One that was not drawn yet is never drawn: it counts as drawn.
      if (newest && socket.readyState === WebSocket.OPEN) socket.send('drawn');
      newest = message.data;
      draw();
    };
    socket.onclose = () => setTimeout(open, again);
  }

  open();
  if (role === 'observer') {
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', 'The client\'s page, as the operator sees it. In words: the tab Page in words.');
  } else {
    takeInputs(canvas, page, input => { if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(input)); });
  }
}
