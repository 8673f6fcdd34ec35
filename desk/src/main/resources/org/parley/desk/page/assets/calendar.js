// A month of events. Events without an exact date are listed below it.
import { now } from './api.js';
import { h, replace } from './dom.js';
import { day } from './format.js';
import { t } from './i18n.js';
import { eventRow } from './parts.js';
import { titleOf } from './titles.js';

const SHOWN = 4;

export function drawCalendar(element, events, month, go) {
  const current = month ?? now().toISOString().slice(0, 7);
  const [year, number] = current.split('-').map(Number);
  const dated = events.filter((event) => event.when.start && ['DAY', 'MINUTE'].includes(event.when.precision));
  const loose = events.filter((event) => !dated.includes(event));
  replace(element,
    h('div', { class: 'month-bar' },
      h('button', { type: 'button', onclick: () => go(shifted(year, number, -1)), 'aria-label': t('calendar.previous') }, '‹'),
      h('h2', {}, day(`${current}-01`, { month: 'long', year: 'numeric' })),
      h('button', { type: 'button', onclick: () => go(shifted(year, number, 1)), 'aria-label': t('calendar.next') }, '›'),
      h('button', { type: 'button', class: 'link', onclick: () => go('') }, t('calendar.today'))),
    h('ol', { class: 'month' }, weekdays(), cells(year, number).map((date) => cell(date, current, dated))),
    loose.length ? h('h2', { class: 'loose' }, t('calendar.loose')) : null,
    loose.length ? h('div', { class: 'rows' }, loose.map((event) => eventRow(event))) : null);
}

function weekdays() {
  return ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07']
    .map((date) => h('li', { class: 'weekday', 'aria-hidden': 'true' }, day(date, { weekday: 'short' })));
}

function cell(date, month, events) {
  const today = date === now().toISOString().slice(0, 10);
  const here = events.filter((event) => event.when.start <= date && date <= (event.when.end ?? event.when.start));
  return h('li', { class: `day ${date.startsWith(month) ? '' : 'other'} ${today ? 'today' : ''} ${here.length ? 'busy' : ''}` },
    h('time', { datetime: date, 'aria-label': day(date) }, Number(date.slice(8))),
    here.slice(0, SHOWN).map((event) => h('a', {
      class: `entry kind-${event.kind.toLowerCase()} ${['CANCELLED', 'DENIED'].includes(event.status) ? 'off' : ''} ${event.status === 'PLANNED' ? 'planned' : ''}`,
      href: `/events/${encodeURIComponent(event.eventId)}`, title: titleOf(event) }, titleOf(event))),
    here.length > SHOWN ? h('a', { class: 'entry-more', href: `/events?from=${date}&to=${date}` }, t('calendar.more', { n: here.length - SHOWN })) : null);
}

function cells(year, month) {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const before = (first.getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const count = Math.ceil((before + length) / 7) * 7;
  return Array.from({ length: count }, (_, i) => new Date(Date.UTC(year, month - 1, 1 - before + i)).toISOString().slice(0, 10));
}

function shifted(year, month, by) {
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 7);
}
