// Pieces that several views show.
import { append, h, replace } from './dom.js';
import { actor, ago, countdown, percent, when } from './format.js';
import { t, word } from './i18n.js';
import { icon } from './icons.js';
import { personName, place, titleOf } from './titles.js';

export function statusPill(status) {
  return h('span', { class: `pill status-${status.toLowerCase()}` }, word('status', status));
}

export function kindMark(kind) {
  return h('span', { class: `kind kind-${kind.toLowerCase()}` }, icon(kind), word('kind', kind));
}

// How sure the record is: five steps, and the number for those who want it.
export function certainty(value) {
  const steps = Math.max(1, Math.min(5, Math.round(value * 5)));
  const label = t('certainty', { percent: percent(value) });
  return h('span', { class: 'certainty', title: label, role: 'img', 'aria-label': label },
    [1, 2, 3, 4, 5].map((step) => h('i', { class: step <= steps ? 'on' : '' })));
}

export function sources(event) {
  return h('span', { class: 'sources' },
    t('outlets', { n: event.outlets }), ' · ', t('reports', { n: event.independentReports }));
}

// Persons first, with whom they act for; states that are acted for by a named person are not repeated.
export function partyNames(parties) {
  const persons = parties.filter((party) => party.type === 'PERSON');
  const spokenFor = new Set(persons.map((party) => party.country));
  const others = parties.filter((party) => party.type !== 'PERSON' && !spokenFor.has(party.country));
  return [...persons, ...others].map((party) => h('li', { title: word('role', party.role) },
    party.type === 'PERSON' ? personName(party.name) : actor(party.country) || party.name,
    party.type === 'PERSON' && party.country ? h('small', {}, actor(party.country)) : null));
}

// The record's title with what was searched for; in another language than the record's the title is made anew.
function titleWithHits(event) {
  const title = titleOf(event);
  return event.highlight && title === event.title ? parts(event.highlight.title) : title;
}

export function parts(highlight) {
  return highlight.map((part) => part.hit ? h('mark', {}, part.text) : part.text);
}

// An event in a list. The whole row opens it; the title is the link for keyboard and screen reader.
export function eventRow(event, { level = 'h3' } = {}) {
  const off = event.status === 'CANCELLED' || event.status === 'DENIED';
  return h('article', { class: `event ${off ? 'off' : ''}`, 'data-event': event.eventId },
    h('div', { class: 'event-head' },
      kindMark(event.kind), statusPill(event.status),
      h('time', { class: 'seen', datetime: event.lastSeenAt }, ago(event.lastSeenAt))),
    h(level, { class: 'event-title' },
      h('a', { href: `/events/${encodeURIComponent(event.eventId)}` },
        titleWithHits(event))),
    h('p', { class: 'facts' },
      h('span', {}, icon('clock'), when(event.when), countdownOf(event)),
      event.where ? h('span', {}, icon('place'), place(event.where)) : null),
    event.highlight?.evidence ? h('blockquote', { class: 'snippet', lang: event.highlight.evidence.language },
      parts(event.highlight.evidence.parts), h('cite', {}, event.highlight.evidence.outlet)) : null,
    h('div', { class: 'foot' }, h('ul', { class: 'parties' }, partyNames(event.parties)),
      h('p', { class: 'sure' }, certainty(event.confidence), sources(event))));
}

function countdownOf(event) {
  const far = event.status === 'DONE' ? '' : countdown(event.when);
  return far ? h('b', { class: 'countdown' }, far) : null;
}

export function section(title, id, ...content) {
  return h('section', { class: 'panel', 'aria-labelledby': id }, h('h2', { id }, title), content);
}

export function empty(text) {
  return h('p', { class: 'empty' }, text);
}

const RETRY = 4000;

// Shows an error in place of a view's part, with a way to try again. What may pass by itself is tried again by itself.
export function failed(element, error, retry) {
  if (error.name === 'AbortError') return;
  if ([undefined, 429, 503].includes(error.status)) {
    setTimeout(() => { if (element.isConnected && element.querySelector('.failed')) retry(); }, RETRY);
  }
  replace(element, h('div', { class: 'failed', role: 'alert' },
    h('strong', {}, t('error.title')), h('span', {}, error.message),
    h('button', { type: 'button', onclick: retry }, t('error.retry'))));
}

export function choice(label, values, current, onchange) {
  const group = h('div', { class: 'choice', role: 'group', 'aria-label': label });
  append(group, values.map(([value, text]) => h('button', {
    type: 'button', 'aria-pressed': String(value === current), onclick: () => onchange(value) }, text)));
  return group;
}
