/** Makes an element: properties by name, `data-…` and `aria-…` as attributes, then its children. */
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role' || name === 'for') made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

export const byId = id => document.getElementById(id);

/** Text in which what stands between backticks is code. */
export const worded = text => text.split('`').map((part, i) => i % 2 ? el('code', {}, part) : part);

/** Milliseconds as `01:05`. */
export function clock(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = number => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Says it once to those who listen instead of looking. */
export function announce(text) {
  byId('announce').textContent = text;
}

/** Appends to a list that follows its end, unless somebody has scrolled up; the oldest go. */
export function append(list, scroll, item, most = 500) {
  const follows = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 40;
  list.append(item);
  if (list.childElementCount > most) list.firstElementChild.remove();
  if (follows) scroll.scrollTop = scroll.scrollHeight;
}
