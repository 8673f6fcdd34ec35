// Now: what is coming, what has changed, what has just been said.
import { ask, now } from './api.js';
import { drawVolume } from './chart.js';
import { h, outward, replace } from './dom.js';
import { ago, countdown, day, when } from './format.js';
import { t, word } from './i18n.js';
import { icon } from './icons.js';
import { certainty, empty, eventRow, failed, kindMark, partyNames, section, sources, statusPill } from './parts.js';
import { changesSince, lastLook, markSeen } from './seen.js';
import { listen } from './stream.js';
import { alertTitle, place, titleOf } from './titles.js';

const REFRESH = 1500;

export function showNow(main, { title, signal, onLeave }) {
  title(t('now.title'));
  const upcoming = h('div', { class: 'timeline' });
  const changed = h('div', {});
  const newest = h('div', { class: 'rows' });
  const alerts = h('ol', { class: 'alerts', id: 'alerts' });
  const volume = h('div', { class: 'volume' });
  const changedPanel = section(t('now.changed'), 'h-changed', changed);
  changedPanel.hidden = true;

  replace(main, h('h1', { class: 'quiet' }, t('now.title')),
    h('div', { class: 'columns' },
      h('div', { class: 'wide' },
        section(t('now.upcoming'), 'h-upcoming', upcoming, h('p', { class: 'take' }, t('now.subscribe'), ': ',
          h('a', { href: '/calendar.ics' }, t('now.calendar')), h('a', { href: '/alerts.atom' }, t('now.feed')))),
        changedPanel,
        section(t('now.newest'), 'h-newest', newest,
          h('p', { class: 'take' }, h('a', { href: '/events' }, t('now.more'))))),
      h('aside', { class: 'narrow' },
        section(t('now.alerts'), 'h-alerts', alerts),
        section(t('now.volume'), 'h-volume', volume))));

  const load = async () => {
    try {
      const [coming, latest, fired] = await Promise.all([
        ask('/api/events', { order: 'upcoming', size: 60 }, signal),
        ask('/api/events', { order: 'newest', size: 30 }, signal),
        ask('/api/alerts', { size: 30 }, signal)]);
      drawUpcoming(upcoming, coming.items);
      drawNewest(newest, latest.items.slice(0, 10));
      drawChanged(changedPanel, changed, latest.items);
      drawAlerts(alerts, fired.items);
    } catch (error) {
      failed(upcoming, error, load);
    }
  };
  const loadVolume = () => ask('/api/coverage', { by: 'side' }, signal)
    .then((coverage) => drawVolume(volume, coverage)).catch((error) => failed(volume, error, loadVolume));

  let waiting;
  const soon = () => { waiting ??= setTimeout(() => { waiting = undefined; load(); loadVolume(); }, REFRESH); };
  const stop = listen((type, data) => {
    if (type === 'alert') addAlert(alerts, data);
    if (type === 'alert' || type === 'event' || type === 'reset') soon();
  });
  const tick = setInterval(() => { load(); loadVolume(); }, 60000);
  onLeave(() => { stop(); clearTimeout(waiting); clearInterval(tick); });
  load();
  loadVolume();
}

function drawUpcoming(element, events) {
  if (events.length === 0) return replace(element, empty(t('now.upcoming.none')));
  const days = new Map();
  for (const event of events) {
    const key = dayKey(event.when);
    days.set(key, [...days.get(key) ?? [], event]);
  }
  replace(element, [...days].map(([, group]) => h('div', { class: 'moment' },
    h('div', { class: 'moment-date' },
      group[0].when.start ? dateBlock(group[0].when) : h('b', {}, t('now.undated'))),
    h('div', { class: 'moment-events' }, group.map(upcomingCard)))));
}

function dayKey(time) {
  return `${time.start} ${time.end} ${['MINUTE', 'DAY'].includes(time.precision) ? 'DAY' : time.precision}`;
}

function dateBlock(time) {
  const exact = ['MINUTE', 'DAY', 'UNKNOWN'].includes(time.precision) && !time.end;
  return [
    exact
      ? [h('span', { class: 'weekday' }, day(time.start, { weekday: 'long' })), h('b', {}, day(time.start, { day: 'numeric', month: 'short' }))]
      : h('b', {}, when(time)),
    h('span', { class: 'countdown' }, countdown(time))];
}

function upcomingCard(event) {
  const off = event.status === 'CANCELLED' || event.status === 'DENIED';
  return h('article', { class: `card ${off ? 'off' : ''}`, 'data-event': event.eventId },
    h('div', { class: 'event-head' }, kindMark(event.kind), statusPill(event.status),
      event.when.startTime ? h('span', { class: 'at' }, icon('clock'), event.when.startTime) : null),
    h('h3', { class: 'event-title' }, h('a', { href: `/events/${encodeURIComponent(event.eventId)}` }, titleOf(event))),
    h('ul', { class: 'parties' }, partyNames(event.parties)),
    h('p', { class: 'facts' }, event.where ? h('span', {}, icon('place'), place(event.where)) : null,
      h('span', { class: 'sure' }, certainty(event.confidence), sources(event))));
}

function drawNewest(element, events) {
  replace(element, events.length ? events.map((event) => eventRow(event)) : empty(t('now.newest.none')));
}

function drawChanged(panel, element, events) {
  const changes = changesSince(events);
  panel.hidden = changes.length === 0;
  replace(element,
    h('p', { class: 'since' }, ago(lastLook().toISOString()),
      h('button', { type: 'button', class: 'link', onclick: () => { markSeen(events, now()); panel.hidden = true; } }, t('now.seen'))),
    h('ul', { class: 'changes' }, changes.map(({ event, isNew }) => h('li', {},
      h('span', { class: `tag ${isNew ? 'new' : ''}` }, t(isNew ? 'alert.NEW' : 'alert.UPDATE')),
      h('a', { href: `/events/${encodeURIComponent(event.eventId)}` }, titleOf(event)), ' ', statusPill(event.status)))));
}

function drawAlerts(element, alerts) {
  const fresh = new Set([...element.querySelectorAll('.fresh')].map((item) => item.dataset.alert));
  replace(element, alerts.length ? alerts.map((alert) => alertItem(alert, fresh.has(alert.alertId))) : h('li', {}, empty(t('now.alerts.none'))));
}

function addAlert(element, alert) {
  if (element.querySelector(`[data-alert="${CSS.escape(alert.alertId)}"]`)) return;
  element.querySelector('.empty')?.parentElement.remove();
  element.prepend(alertItem(alert, true));
  while (element.children.length > 50) element.lastChild.remove();
}

function alertItem(alert, fresh) {
  const name = alert.eventId
    ? h('a', { class: 'alert-title', href: `/events/${encodeURIComponent(alert.eventId)}` }, alertTitle(alert))
    : h('span', { class: 'alert-title' }, alertTitle(alert));
  return h('li', { class: `alert action-${alert.action.toLowerCase()} ${fresh ? 'fresh' : ''}`, 'data-alert': alert.alertId },
    h('p', { class: 'alert-head' }, h('span', { class: `tag ${alert.action === 'NEW' ? 'new' : ''}` }, word('alert', alert.action)),
      h('time', { datetime: alert.firedAt }, ago(alert.firedAt) || ago(alert.reportedAt))),
    name,
    alert.when ? h('p', { class: 'facts' }, h('span', {}, icon('clock'), when(alert.when)),
      alert.where ? h('span', {}, icon('place'), place(alert.where)) : null) : null,
    alert.evidence ? h('blockquote', { class: 'snippet' }, alert.evidence.text,
      alert.outletName ? h('cite', {}, outward(alert.link, alert.outletName)) : null) : null);
}
