// What each action takes, and why a parameter does not fit (contract §2). The value is never told.
const MAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})/;
const TIME = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;

const onCalendar = text => {
  const [, year, month, day] = DATE.exec(text) ?? [];
  const date = new Date(Date.UTC(+year, month - 1, +day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === +day;
};

export const isMoment = text => onCalendar(text) && TIME.test(text.slice(10));
export const isDate = text => onCalendar(text) && (text.length === 10 || isMoment(text));

const text = (least, most, fits = () => null) => value => typeof value !== 'string' ? 'must be text'
  : value.length < least ? 'must not be empty'
  : value.length > most ? `must have at most ${most} characters`
  : fits(value);

const number = (least, most, { whole = false, above = false } = {}) => value =>
  typeof value !== 'number' || !Number.isFinite(value) ? 'must be a number'
  : whole && !Number.isInteger(value) ? 'must be a whole number'
  : above && value <= least ? `must be above ${least}`
  : value < least ? `must be at least ${least}`
  : value > most ? `must be at most ${most}`
  : null;

const mail = text(1, 254, value => MAIL.test(value) ? null : 'must be an e-mail address');

const several = value => {
  if (!Array.isArray(value)) return 'must be a list of e-mail addresses';
  if (value.length > 50) return 'must have at most 50 entries';
  const wrong = value.findIndex(each => mail(each));
  return wrong < 0 ? null : { at: wrong, why: mail(value[wrong]) };
};

const RULES = {
  __proto__: null,
  'email.send': { to: mail, subject: text(1, 200), body: text(0, 10000) },
  'calendar.schedule': {
    title: text(1, 200),
    starts_at: text(1, 40, value => isMoment(value) ? null : 'must be an ISO 8601 date and time'),
    duration_minutes: number(1, 1440, { whole: true }),
    attendees: several,
  },
  'notification.show': { title: text(1, 100), message: text(0, 1000) },
  'invoice.pay': {
    invoice: text(1, 64),
    amount: number(0, 1000000, { above: true }),
    currency: text(1, 200, value => /^[A-Z]{3}$/.test(value) ? null : 'must be three capital letters'),
    payee: text(1, 200),
  },
};

export const ACTIONS = Object.keys(RULES);

/** The first thing wrong, as `<name>: <why>`; null when all fits. */
export function misfit(action, params) {
  if (!params || typeof params !== 'object' || Array.isArray(params)) return 'params: must be an object';
  const rules = RULES[action];
  for (const name of Object.keys(params)) if (!Object.hasOwn(rules, name)) return `${name.slice(0, 100)}: is not known`;
  for (const [name, rule] of Object.entries(rules)) {
    if (!Object.hasOwn(params, name)) {
      if (name === 'attendees') continue;
      return `${name}: is missing`;
    }
    const why = rule(params[name]);
    if (why) return typeof why === 'string' ? `${name}: ${why}` : `${name}.${why.at}: ${why.why}`;
  }
  return null;
}
