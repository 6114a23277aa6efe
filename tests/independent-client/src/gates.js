// The gates of an intent, in the contract's order (§2).
import { ACTIONS, isDate, misfit } from './params.js';

const IDENTITY = ['tenant_id', 'subject_id', 'trace_id', 'canonical_action_type', 'canonical_object_id'];
const isText = value => typeof value === 'string' && value.length > 0;

const isLocale = value => {
  if (!isText(value) || !/^[A-Za-z]{2,3}(-|$)/.test(value)) return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
};

const shown = value => value !== null && typeof value === 'object' ? 'of another type' : String(value).slice(0, 100);

/** A copy in which each field was read once; anything that is no object has none. */
export const copy = intent => structuredClone(Object.fromEntries(Object.entries(intent ?? {}).filter(([, value]) => typeof value !== 'function')));

/** Why it may not be done; null when it may. */
export function refusal(intent, person) {
  const missing = IDENTITY.filter(name => !isText(intent[name]));
  const { idempotency_key: key, confidence, canonical_action_type: action, risk_lane: lane } = intent;
  if (missing.length) return `Missing required identity fields: ${missing.join(', ')}`;
  if (intent.tenant_id !== person?.tenant_id) return 'Tenant mismatch';
  if (!isText(key) || key.length > 200) return 'Invalid idempotency key';
  if (!isLocale(intent.locale)) return 'Invalid locale format (expected BCP-47)';
  if (!isText(intent.created_at) || !isDate(intent.created_at)) return 'Invalid created_at (expected ISO 8601)';
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) return 'Confidence must be between 0 and 1';
  if (!ACTIONS.includes(action)) return `Action ${shown(action)} not allowlisted`;
  if (!['GREEN', 'YELLOW', 'RED', 'BLOCKED'].includes(lane)) return `Unknown risk lane ${shown(lane)}`;
  if (lane === 'BLOCKED') return 'Risk lane BLOCKED';
  if (intent.translation_status === 'PENDING') return 'Translation pending';
  if (intent.translation_status !== 'OK') return 'Translation failed';
  if (confidence < 0.7) return `Confidence ${confidence} below threshold 0.7`;
  if (intent.user_confirmed !== true) return 'User confirmation required';
  const why = misfit(action, intent.params);
  return why && `Invalid parameter ${why}`;
}
