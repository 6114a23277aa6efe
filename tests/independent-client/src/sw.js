// The host's worker, in every build: the network first for pages, the cache only when it cannot be reached.
const CACHE = 'bureau-__VERSION__';
const FILES = __FILES__;
const OURS = /^\/($|assets\/)/;

self.addEventListener('install', event => event.waitUntil((async () => {
  await (await caches.open(CACHE)).addAll(FILES.map(file => new Request(file, { cache: 'reload' })));
})()));

// Not by itself: a load that the older worker is answering when it is replaced may be lost.
self.addEventListener('message', event => { if (event.data === 'yours') event.waitUntil(self.skipWaiting()); });

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin || !OURS.test(pathname)) return;
  const cached = () => caches.match(event.request.mode === 'navigate' ? '/' : event.request);
  event.respondWith(event.request.mode === 'navigate'
    ? fetch(event.request).catch(async failure => await cached() ?? Promise.reject(failure))
    : cached().then(found => found ?? fetch(event.request)));
});
