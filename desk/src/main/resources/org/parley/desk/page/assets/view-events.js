// Events: search, filters, results. Everything that is chosen stands in the address.
import { address, ask, now } from './api.js';
import { append, h, replace } from './dom.js';
import { actor, languageName } from './format.js';
import { t, word } from './i18n.js';
import { icon } from './icons.js';
import { choice, empty, eventRow, failed } from './parts.js';
import { drawCalendar } from './calendar.js';
import { drawMap } from './map.js';
import { savedSearches } from './saved.js';
import { suggestFor } from './suggest.js';
import { partyName, place } from './titles.js';

const FILTERS = ['kind', 'status', 'actor', 'party', 'country', 'place', 'side', 'language'];
const NAMES = {
  kind: (value) => word('kind', value), status: (value) => word('status', value), actor, country: actor,
  side: (value) => word('side', value), language: languageName, party: partyName, place: (value) => place({ name: value }) };
const SHOWN = 6;
const EXPORTS = [['/calendar.ics', 'iCalendar'], ['/events.atom', 'Atom'], ['/events.csv', 'CSV'], ['/events.geojson', 'GeoJSON'], ['/events.jsonl', 'JSON lines']];

export function showEvents(main, { title, go, signal }) {
  title(t('events.title'));
  const query = Object.fromEntries(new URLSearchParams(location.search));
  const change = (changes) => go(address('/events', { ...query, ...changes }), { replaceEntry: true });
  const results = h('div', { class: 'results', id: 'results' });
  const filters = h('div', { class: 'filters' });
  const count = h('p', { class: 'count', role: 'status' });

  replace(main, h('h1', { class: 'quiet' }, t('events.title')),
    searchForm(query, change),
    h('div', { class: 'columns events' },
      h('details', { class: 'narrow filter-box', open: window.innerWidth > 800 },
        h('summary', {}, icon('filter'), t('events.filters')), filters),
      h('div', { class: 'wide' },
        h('div', { class: 'result-bar' }, count,
          choice(t('events.view'), ['list', 'calendar', 'map'].map((name) => [name, t(`view.${name}`)]), query.view ?? 'list',
            (view) => change({ view: view === 'list' ? '' : view })),
          query.view === 'calendar' ? null : orderSelect(query, change)),
        chosen(query, change),
        results,
        query.q ? h('p', { class: 'take' }, h('a', { href: address('/articles', { q: query.q }) }, t('events.articles', { q: query.q }))) : null,
        takeAway(query))));

  const load = async () => {
    try {
      const { view, ...asked } = query;
      const size = view === 'map' || view === 'calendar' ? 200 : 30;
      const page = await ask('/api/events', { ...asked, ...calendarDates(view, query), size, counts: 'true' }, signal);
      replace(count, t('events.found', { n: page.total }));
      drawFilters(filters, page.counts, query, change);
      if (page.items.length === 0 && view !== 'calendar') replace(results, empty(t('events.none')));
      else if (view === 'calendar') drawCalendar(results, page.items, query.month, (month) => change({ month }));
      else if (view === 'map') await drawMap(results, page.items, signal);
      else drawList(results, page, asked, signal);
    } catch (error) {
      failed(results, error, load);
    }
  };
  load();
}

function calendarDates(view, query) {
  if (view !== 'calendar') return {};
  const shown = query.month ?? now().toISOString().slice(0, 7);
  const [year, month] = shown.split('-').map(Number);
  return { from: `${shown}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10), order: 'date' };
}

function searchForm(query, change) {
  const input = h('input', { id: 'q', name: 'q', type: 'search', value: query.q ?? '', placeholder: t('events.placeholder'),
    'aria-label': t('events.search'), autocomplete: 'off', maxlength: 200 });
  const form = h('form', { class: 'search', role: 'search', onsubmit: (event) => {
    event.preventDefault();
    change({ q: input.value.trim() });
    document.getElementById('q')?.focus();
  } }, icon('search'), input, h('button', { type: 'submit' }, t('events.go')));
  suggestFor(input, form, (filter, value) => change({ q: '', [filter]: toggled(query[filter], value, true) }));
  return form;
}

function orderSelect(query, change) {
  const current = query.order ?? (query.q ? 'relevance' : 'newest');
  return h('label', { class: 'order' }, h('span', {}, t('order')),
    h('select', { onchange: (event) => change({ order: event.target.value }) },
      ['newest', 'upcoming', 'date', ...(query.q ? ['relevance'] : [])].map((order) =>
        h('option', { value: order, selected: order === current }, t(`order.${order}`)))));
}

// What narrows the results, each to be taken away.
function chosen(query, change) {
  const tags = FILTERS.flatMap((filter) => list(query[filter]).map((value) =>
    h('button', { type: 'button', class: 'chosen', 'aria-label': t('events.remove', { name: NAMES[filter](value) }),
      onclick: () => change({ [filter]: toggled(query[filter], value, false) }) }, NAMES[filter](value), icon('close'))));
  const any = tags.length || query.from || query.to || query.reports || query.q;
  return h('div', { class: 'chosen-bar' }, tags,
    any ? h('button', { type: 'button', class: 'link', onclick: () => change({ ...Object.fromEntries(FILTERS.map((name) => [name, ''])), from: '', to: '', reports: '', q: '' }) }, t('events.clear')) : null,
    savedSearches(query));
}

function drawFilters(element, counts, query, change) {
  replace(element, FILTERS.map((filter) => {
    const values = counts[filter] ?? [];
    const selected = list(query[filter]);
    const missing = selected.filter((value) => !values.some((one) => one.value === value)).map((value) => ({ value, count: 0 }));
    const all = [...values, ...missing];
    if (all.length === 0) return null;
    const item = ({ value, count }) => h('label', { class: 'check' },
      h('input', { type: 'checkbox', name: filter, value, checked: selected.includes(value),
        onchange: (event) => change({ [filter]: toggled(query[filter], value, event.target.checked) }) }),
      h('span', {}, NAMES[filter](value)), h('small', {}, count));
    const rest = all.slice(SHOWN);
    return h('fieldset', {}, h('legend', {}, t(`filter.${filter}`)), all.slice(0, SHOWN).map(item),
      rest.length ? h('details', { open: rest.some((one) => selected.includes(one.value)) }, h('summary', {}, `+ ${rest.length}`), rest.map(item)) : null);
  }),
  h('fieldset', { class: 'dates' }, h('legend', {}, t('filter.dates')),
    ['from', 'to'].map((name) => h('label', {}, h('span', {}, t(`filter.${name}`)),
      h('input', { type: 'date', name, value: query[name] ?? '', onchange: (event) => change({ [name]: event.target.value }) })))),
  h('fieldset', {}, h('legend', {}, t('filter.reports')),
    h('input', { type: 'number', name: 'reports', min: 0, max: 99, value: query.reports ?? '', 'aria-label': t('filter.reports'),
      onchange: (event) => change({ reports: event.target.value }) })));
}

function drawList(element, page, asked, signal) {
  const rows = h('div', { class: 'rows' }, page.items.map((event) => eventRow(event, { level: 'h2' })));
  const more = h('button', { type: 'button', class: 'more' }, t('events.more'));
  let next = page.next;
  more.hidden = !next;
  more.onclick = async () => {
    more.disabled = true;
    try {
      const further = await ask('/api/events', { ...asked, size: 30, cursor: next }, signal);
      append(rows, further.items.map((event) => eventRow(event, { level: 'h2' })));
      next = further.next;
      more.hidden = !next;
    } finally {
      more.disabled = false;
    }
  };
  replace(element, rows, more);
}

function takeAway(query) {
  const { view, month, cursor, size, ...asked } = query;
  return h('p', { class: 'take' }, t('takeaway.text'), ': ', EXPORTS.map(([path, name]) => h('a', { href: address(path, asked) }, name)));
}

function list(text) {
  return text ? text.split(',') : [];
}

function toggled(text, value, on) {
  const others = list(text).filter((one) => one !== value);
  return (on ? [...others, value] : others).join(',');
}
