// Completes names while somebody types, as a combobox that works by keyboard.
import { ask } from './api.js';
import { h, replace } from './dom.js';
import { t } from './i18n.js';
import { partyName, place, recordNames } from './titles.js';

const PATIENCE = 120;
const MOST = 8;

export function suggestFor(input, form, choose) {
  const box = h('ul', { class: 'suggestions', id: 'suggestions', role: 'listbox', 'aria-label': t('events.search'), hidden: true });
  let items = [];
  let at = -1;
  let timer;
  let running;

  Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'suggestions', 'aria-expanded': 'false' })
    .forEach(([name, value]) => input.setAttribute(name, value));
  form.append(box);

  const close = () => {
    items = [];
    at = -1;
    box.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const draw = () => {
    replace(box, items.map((item, i) => h('li', { id: `suggestion-${i}`, role: 'option', 'aria-selected': String(i === at),
      onpointerdown: (event) => { event.preventDefault(); choose(item.filter, item.value); } },
    h('span', {}, item.filter === 'party' ? partyName(item.value) : place({ name: item.value })), h('small', {}, `${t(`filter.${item.filter}`)} · ${item.count}`))));
    box.hidden = items.length === 0;
    input.setAttribute('aria-expanded', String(!box.hidden));
    if (at >= 0) input.setAttribute('aria-activedescendant', `suggestion-${at}`);
  };
  const load = async () => {
    running?.abort();
    running = new AbortController();
    const q = input.value.trim();
    if (q.length < 2) return close();
    try {
      const answers = await Promise.all([q, ...recordNames(q)].map((name) => ask('/api/suggest', { q: name }, running.signal)));
      const byValue = new Map(answers.flatMap((answer) => answer.items).map((item) => [item.filter + item.value, item]));
      items = [...byValue.values()].filter((item) => !item.value.includes(',')).slice(0, MOST);
      at = -1;
      draw();
    } catch {
      close();
    }
  };
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(load, PATIENCE); });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !box.hidden) { event.preventDefault(); close(); return; }
    if (event.key === 'Enter' && at >= 0) { event.preventDefault(); choose(items[at].filter, items[at].value); return; }
    const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!direction || items.length === 0) return;
    event.preventDefault();
    at = (at + direction + items.length) % items.length;
    draw();
  });
}
