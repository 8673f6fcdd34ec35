// Articles: all that was read, by its words. What is chosen stands in the address.
import { address, ask } from './api.js';
import { append, h, outward, replace } from './dom.js';
import { languageName, moment, number } from './format.js';
import { t, word } from './i18n.js';
import { icon } from './icons.js';
import { showArticle } from './article.js';
import { empty, failed, kindMark, parts } from './parts.js';
import { titleOf } from './titles.js';

const LANGUAGES = ['uk', 'ru', 'en', 'de', 'fr', 'pl', 'tr'];
const SIDES = ['UKRAINIAN', 'RUSSIAN', 'WESTERN', 'OTHER'];
const SIZE = 30;

export function showArticles(main, { title, go, signal }) {
  title(t('articles.title'));
  const query = Object.fromEntries(new URLSearchParams(location.search));
  const change = (changes) => go(address('/articles', { ...query, ...changes }), { replaceEntry: true });
  const results = h('div', { class: 'results', id: 'results' });
  const count = h('p', { class: 'count', role: 'status' });

  replace(main, h('h1', { class: 'quiet' }, t('articles.title')),
    searchForm(query, change),
    h('div', { class: 'result-bar article-filters' },
      select('language', LANGUAGES, languageName, query, change), select('side', SIDES, (side) => word('side', side), query, change),
      ['from', 'to'].map((name) => h('label', { class: 'order' }, h('span', {}, t(`filter.${name}`)),
        h('input', { type: 'date', name, value: query[name] ?? '', onchange: (event) => change({ [name]: event.target.value }) }))),
      query.q ? select('order', ['newest'], () => t('order.newest'), query, change, t('order.relevance')) : null,
      query.outlet ? h('button', { type: 'button', class: 'chosen', 'aria-label': t('events.remove', { name: query.outlet }),
        onclick: () => change({ outlet: '' }) }, query.outlet, icon('close')) : null),
    count, results);

  const load = async () => {
    try {
      const page = await ask('/api/articles', { ...query, size: SIZE }, signal);
      replace(count, page.more ? t('articles.found.many', { n: number(page.total) }) : t('articles.found', { n: page.total }));
      if (page.items.length === 0) replace(results, empty(t('articles.none')));
      else drawList(results, page, query, signal);
    } catch (error) {
      failed(results, error, load);
    }
  };
  load();
}

function searchForm(query, change) {
  const input = h('input', { id: 'q', name: 'q', type: 'search', value: query.q ?? '', placeholder: t('articles.placeholder'),
    'aria-label': t('articles.search'), autocomplete: 'off', maxlength: 200 });
  return h('form', { class: 'search', role: 'search', onsubmit: (event) => {
    event.preventDefault();
    change({ q: input.value.trim(), order: '' });
    document.getElementById('q')?.focus();
  } }, icon('search'), input, h('button', { type: 'submit' }, t('events.go')));
}

function select(name, values, nameOf, query, change, otherwise = t('event.all')) {
  return h('label', { class: 'order' }, h('span', {}, t(name === 'order' ? 'order' : `filter.${name}`)),
    h('select', { name, onchange: (event) => change({ [name]: event.target.value }) },
      h('option', { value: '', selected: !query[name] }, otherwise),
      values.map((value) => h('option', { value, selected: query[name] === value }, nameOf(value)))));
}

function drawList(element, page, query, signal) {
  const rows = h('div', { class: 'rows' }, page.items.map((article) => articleRow(article, signal)));
  const more = h('button', { type: 'button', class: 'more' }, t('events.more'));
  let next = page.next;
  more.hidden = !next;
  more.onclick = async () => {
    more.disabled = true;
    try {
      const further = await ask('/api/articles', { ...query, size: SIZE, cursor: next }, signal);
      append(rows, further.items.map((article) => articleRow(article, signal)));
      next = further.next;
      more.hidden = !next;
    } finally {
      more.disabled = false;
    }
  };
  replace(element, rows, more);
}

function articleRow(article, signal) {
  const whole = h('div', { class: 'article', hidden: true });
  const toggle = h('button', { type: 'button', class: 'link', 'aria-expanded': 'false', onclick: async () => {
    whole.hidden = !whole.hidden;
    toggle.setAttribute('aria-expanded', String(!whole.hidden));
    toggle.textContent = t(whole.hidden ? 'articles.read' : 'event.article.hide');
    if (!whole.hidden) await showArticle(whole, { articleId: article.articleId }, signal);
  } }, t('articles.read'));
  return h('article', { class: 'event' },
    h('p', { class: 'report-head' },
      h('a', { href: address('/articles', { outlet: article.outlet.name }) }, article.outlet.name),
      h('span', {}, [article.outlet.side === 'UNKNOWN' ? '' : word('side', article.outlet.side), languageName(article.language)].filter(Boolean).join(' · ')),
      h('time', { datetime: article.publishedAt ?? article.fetchedAt }, moment(article.publishedAt ?? article.fetchedAt))),
    h('h2', { class: 'event-title', lang: article.language }, outward(article.link, parts(article.highlight.title))),
    article.highlight.text.length ? h('blockquote', { class: 'snippet', lang: article.language }, parts(article.highlight.text)) : null,
    h('p', { class: 'report-foot' }, toggle,
      article.events.map((event) => h('a', { class: 'reported', href: `/events/${encodeURIComponent(event.eventId)}` }, kindMark(event.kind), titleOf(event)))),
    whole);
}
