// Starts the page: header, views by address, live stream.
import { ask, now } from './api.js';
import { h, replace } from './dom.js';
import { hour, useCountryCodes } from './format.js';
import { currentLanguage, switchLanguage, t } from './i18n.js';
import { icon } from './icons.js';
import { bindKeys, openHelp } from './keys.js';
import { isLive, listen, openStream } from './stream.js';
import { alertTitle } from './titles.js';
import { currentTheme, switchTheme } from './theme.js';
import { showArticles } from './view-articles.js';
import { showCoverage } from './view-coverage.js';
import { showEvent } from './view-event.js';
import { showEvents } from './view-events.js';
import { showNow } from './view-now.js';

const VIEWS = [
  ['now', '/', /^\/$/, showNow],
  ['events', '/events', /^\/events\/?$/, showEvents],
  ['event', null, /^\/events\/([^/]+)$/, showEvent],
  ['articles', '/articles', /^\/articles\/?$/, showArticles],
  ['coverage', '/coverage', /^\/coverage\/?$/, showCoverage],
];

const main = document.getElementById('main');
const bar = document.getElementById('bar');
let leave = () => {};

// Goes to an address of the desk without loading the page anew.
export function go(address, { replaceEntry = false } = {}) {
  history[replaceEntry ? 'replaceState' : 'pushState'](null, '', address);
  show();
}

function show() {
  leave();
  const path = location.pathname;
  const found = VIEWS.find(([, , pattern]) => pattern.test(path));
  drawBar(found?.[0]);
  main.className = `view-${found?.[0] ?? 'none'}`;
  if (!found) {
    replace(main, h('p', { class: 'empty' }, t('error.missing')));
    leave = () => {};
    return;
  }
  const abort = new AbortController();
  const cleanUps = [() => abort.abort()];
  const [, ...values] = found[2].exec(path).map((value) => decodeURIComponent(value));
  found[3](main, {
    values, go, signal: abort.signal,
    title: (text) => { document.title = `${text} · Parley`; },
    onLeave: (action) => cleanUps.push(action),
  });
  leave = () => cleanUps.forEach((action) => action());
}

function drawBar(current) {
  document.getElementById('skip').textContent = t('skip');
  const link = (name, address) => h('a', {
    href: address, 'aria-current': (current === name || current === 'event' && name === 'events') ? 'page' : null }, t(`nav.${name}`));
  replace(bar,
    h('a', { class: 'brand', href: '/' }, h('img', { src: '/assets/mark.svg', alt: '', width: 26, height: 26 }), 'Parley'),
    h('nav', { 'aria-label': t('nav.label') }, link('now', '/'), link('events', '/events'), link('articles', '/articles'), link('coverage', '/coverage')),
    h('div', { class: 'tools' },
      h('span', { class: 'live', id: 'live' }, h('i', { 'aria-hidden': 'true' }), h('span', {})),
      h('time', { class: 'clock', id: 'clock' }),
      h('button', { type: 'button', class: 'plain', id: 'language', lang: currentLanguage() === 'en' ? 'uk' : 'en', title: t('language.other'),
        'aria-label': t('language.other'), onclick: changeLanguage }, currentLanguage() === 'en' ? 'УК' : 'EN'),
      h('button', { type: 'button', class: 'plain', id: 'theme', title: t(`theme.${currentTheme()}`), 'aria-label': t(`theme.${currentTheme()}`),
        onclick: changeTheme }, icon(currentTheme())),
      h('button', { type: 'button', class: 'plain help', id: 'help', title: t('keys.open'), 'aria-label': t('keys.open'), onclick: openHelp }, '?')));
  drawLive();
  drawClock();
}

function changeLanguage() {
  switchLanguage();
  show();
  document.getElementById('language').focus();
}

function changeTheme() {
  switchTheme();
  show();
  document.getElementById('theme').focus();
}

function drawLive() {
  const state = document.getElementById('live');
  state.classList.toggle('on', isLive());
  state.lastChild.textContent = t(isLive() ? 'live.on' : 'live.off');
}

function drawClock() {
  const clock = document.getElementById('clock');
  clock.textContent = `${hour(now())} UTC`;
  clock.setAttribute('datetime', now().toISOString());
}

// Links inside the desk change the view; those with a modifier key, a target or a download stay the browser's.
document.addEventListener('click', (click) => {
  const link = click.target.closest?.('a[href]');
  if (!link || click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
  const address = new URL(link.href);
  const ours = address.origin === location.origin && VIEWS.some(([, , pattern]) => pattern.test(address.pathname));
  if (!ours || link.target || link.hasAttribute('download') || link.getAttribute('href').startsWith('#')) return;
  click.preventDefault();
  go(address.pathname + address.search);
  window.scrollTo(0, 0);
  main.focus({ preventScroll: true });
});

window.addEventListener('popstate', show);
listen((type, alert) => {
  if (type === 'live') drawLive();
  if (type === 'alert') document.getElementById('announce').textContent = t('alert.announce', { title: alertTitle(alert) });
});
setInterval(drawClock, 1000);
bindKeys({ go, changeLanguage, changeTheme });
useCountryCodes(await ask('/api/countries').catch(() => ({})));
show();
openStream();
