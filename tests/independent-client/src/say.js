// The console, in the words by which operators search.
export const say = {
  info: words => console.info(`[MAESTRO] ${words}`),
  warn: words => console.warn(`[MAESTRO] ${words}`),
  error: words => console.error(`[MAESTRO] ${words}`),
  risk: words => console.warn(`[MAESTRO RISK] ${words}`),
};
