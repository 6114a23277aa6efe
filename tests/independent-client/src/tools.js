// Small things that everything needs.
export const asked = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** The promise's result, or a failure once so many milliseconds have passed. */
export const within = (milliseconds, promise, words = 'no answer') => {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(words)), milliseconds); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

export const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

export const base64 = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));

export const sha256 = async bytes =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** JSON with the members of every object in code-unit order. */
export const canonical = value => Array.isArray(value) ? `[${value.map(canonical).join(',')}]`
  : value && typeof value === 'object' ? `{${Object.keys(value).sort().map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
  : JSON.stringify(value);

/** A request of the service with JSON; `body` is null where the answer holds none. */
export const ask = (milliseconds, method, path, body, headers = {}) => {
  const cut = new AbortController();
  return within(milliseconds, (async () => {
    const answer = await fetch(path, {
      method, cache: 'no-store', signal: cut.signal, body: body && JSON.stringify(body), headers: { ...body && { 'content-type': 'application/json' }, ...headers },
    });
    return { status: answer.status, headers: answer.headers, body: await answer.json().catch(() => null) };
  })()).catch(failure => { cut.abort(); throw failure; });
};
