// Searches that a visitor keeps, in this browser only.
import { address, queryOf } from './api.js';
import { h } from './dom.js';
import { t } from './i18n.js';
import { icon } from './icons.js';

const KEY = 'parley.searches';
const MOST = 20;

export function savedSearches(query) {
  const { view, month, cursor, ...kept } = query;
  const box = h('span', { class: 'saved' });
  const draw = () => {
    const all = read();
    const current = queryOf(kept);
    const saveable = current && !all.some((one) => one.query === current);
    box.replaceChildren(
      ...(saveable ? [h('button', { type: 'button', class: 'link', onclick: () => { write([...all, { name: nameOf(kept), query: current }]); draw(); } }, t('events.save'))] : []),
      ...all.map((one) => h('span', { class: 'saved-one' },
        h('a', { href: address('/events') + '?' + one.query, 'aria-current': one.query === current ? 'true' : null }, one.name),
        h('button', { type: 'button', class: 'plain', 'aria-label': t('events.remove', { name: one.name }),
          onclick: () => { write(read().filter((other) => other.query !== one.query)); draw(); } }, icon('close')))));
  };
  draw();
  return box;
}

function nameOf(query) {
  return Object.entries(query).filter(([name]) => name !== 'order').map(([, value]) => value).join(' · ').slice(0, 60) || '…';
}

function read() {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(all) ? all.filter((one) => typeof one.name === 'string' && typeof one.query === 'string') : [];
  } catch {
    return [];
  }
}

function write(searches) {
  localStorage.setItem(KEY, JSON.stringify(searches.slice(-MOST)));
}
