import { byId, clock } from './dom.js';

const pace = 250;

const stretches = {
  preparing: 'The pages are being opened',
  calm: 'On watch',
  struck: 'It has struck',
  recovered: 'Recovered',
  ending: 'Healing, and taking down',
  ended: 'Over',
};

/** The big clock: how long the incident lasts, as far as it is known; before that, how long the watch. Beside it, the time that the lists give. */
export function showClock(room) {
  let state = null;
  let ahead = 0;

  function since() {
    const declared = state.named.at(0)?.at;
    const from = state.struck_at ?? declared ?? state.started_at ?? 0;
    const now = performance.now() + ahead;
    const until = state.recovered_at ?? (state.stretch === 'ended' ? state.at : now);
    const what = state.struck_at !== undefined ? (state.recovered_at !== undefined ? 'from the strike to the recovery' : 'since it struck')
      : declared !== undefined ? 'since you declared it' : state.end ? 'on watch' : '';
    const left = (state.started_at ?? 0) + state.limit_milliseconds - now;
    return [until - from, state.end ? what : `${what ? `${what} · ` : ''}now ${clock(now)} · ends in ${clock(left)}`];
  }

  function tick() {
    if (!state) return;
    const [time, words] = since();
    byId('clock').textContent = clock(time);
    byId('clock-label').textContent = words;
  }

  room.onState((known, now) => {
    state = known;
    ahead = now - performance.now();
    byId('stretch').textContent = known.stretch === 'calm' && known.named.length ? 'Declared'
      : known.stretch === 'recovered' && known.incidents.every(incident => !known.picked.some(pick => pick.chapter === incident.chapter)) ? 'It works again: say what it was' : stretches[known.stretch];
    tick();
  });
  setInterval(tick, pace);
}
