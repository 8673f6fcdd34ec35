// How the subscriptions are: who answers, who doesn't, and why.
import { h, outward, replace } from './dom.js';
import { ago, moment } from './format.js';
import { t } from './i18n.js';
import { empty } from './parts.js';

export function drawFeeds(element, feeds) {
  if (feeds.length === 0) return replace(element, empty(t('feeds.none')));
  replace(element, h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': 'h-feeds' }, h('table', {},
    h('thead', {}, h('tr', {}, ['outlet', 'state', 'success', 'error'].map((name) => h('th', { scope: 'col' }, t(`feeds.${name}`))))),
    h('tbody', {}, feeds.map((feed) => h('tr', {},
      h('th', { scope: 'row' }, feed.outlet.name, ' ', h('small', {}, outward(feed.link, hostOf(feed.url)))),
      h('td', {}, statePill(feed)),
      h('td', {}, feed.lastSuccessAt ? ago(feed.lastSuccessAt) || moment(feed.lastSuccessAt) : '–'),
      h('td', {}, feed.lastError ?? '')))))));
}

function statePill(feed) {
  const [state, style] = feed.muted ? ['muted', 'postponed'] : feed.failures > 0 ? ['failing', 'cancelled'] : feed.lastPollAt ? ['good', 'ongoing'] : ['waiting', 'done'];
  return h('span', { class: `pill status-${style}` }, t(`feeds.${state}`));
}

function hostOf(url) {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}
