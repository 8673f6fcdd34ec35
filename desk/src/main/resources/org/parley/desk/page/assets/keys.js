// The keyboard: single keys, off while somebody types.
import { h } from './dom.js';
import { t } from './i18n.js';

const PLACES = { n: '/', e: '/events', a: '/articles', c: '/coverage' };
const HELP = [['/', 'search'], ['g n', 'now'], ['g e', 'events'], ['g a', 'articles'], ['g c', 'coverage'], ['j', 'next'], ['k', 'previous'], ['Enter', 'enter'],
  ['d', 'theme'], ['l', 'language'], ['?', 'help']];

export function bindKeys({ go, changeLanguage, changeTheme }) {
  let going = 0;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return;
    const afterG = Date.now() - going < 1500;
    going = 0;
    if (afterG && PLACES[event.key]) return go(PLACES[event.key]);
    switch (event.key) {
      case 'g': going = Date.now(); break;
      case '/': event.preventDefault(); search(go); break;
      case 'j': step(1); break;
      case 'k': step(-1); break;
      case 'd': changeTheme(); break;
      case 'l': changeLanguage(); break;
      case '?': openHelp(); break;
    }
  });
}

export function openHelp() {
  const close = () => { dialog.close(); dialog.remove(); };
  const dialog = h('dialog', { class: 'help-dialog', 'aria-labelledby': 'help-title', oncancel: () => dialog.remove() },
    h('h2', { id: 'help-title' }, t('keys.title')),
    h('dl', {}, HELP.map(([key, name]) => [
      h('dt', {}, key.split(' ').map((one) => h('kbd', {}, one))), h('dd', {}, t(`keys.${name}`))])),
    h('button', { type: 'button', onclick: close }, t('keys.close')));
  document.body.append(dialog);
  dialog.showModal();
}

function typing(element) {
  return element.closest?.('input, select, textarea, [contenteditable]');
}

function search(go) {
  if (!document.getElementById('q')) go('/events');
  document.getElementById('q')?.focus();
}

function step(direction) {
  const links = [...document.querySelectorAll('main .event-title a, main .alert a.alert-title')];
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  const next = links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + direction))];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
