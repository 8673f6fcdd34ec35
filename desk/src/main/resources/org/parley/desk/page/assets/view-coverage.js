// Coverage: how much was written, by whom, when.
import { address, ask } from './api.js';
import { drawBars } from './chart.js';
import { h, replace } from './dom.js';
import { day, hour, languageName, number, percent } from './format.js';
import { t, word } from './i18n.js';
import { choice, empty, failed, section } from './parts.js';
import { drawFeeds } from './feeds.js';
import { findDown, findMarks } from './marks.js';

const SPLITS = ['kind', 'outlet', 'side', 'language'];
const SPANS = ['3', '7', '30', '90'];
const COLOURS = 8;

export function showCoverage(main, { title, go, signal, onLeave }) {
  title(t('coverage.title'));
  const query = Object.fromEntries(new URLSearchParams(location.search));
  const by = SPLITS.includes(query.by) ? query.by : 'kind';
  const span = SPANS.includes(query.days) ? query.days : '3';
  const change = (changes) => go(address('/coverage', { by, days: span, ...changes }), { replaceEntry: true });
  const chart = h('div', { class: 'chart' });
  const shares = h('div', { class: 'chart' });
  const totals = h('div', {});
  const marks = h('div', {});
  const feeds = h('div', {});
  const daily = Number(span) > 7;

  replace(main, h('h1', { class: 'quiet' }, t('coverage.title')),
    h('div', { class: 'result-bar' },
      choice(t('coverage.by'), SPLITS.map((name) => [name, t(`by.${name}`)]), by, (value) => change({ by: value })),
      choice(t('coverage.span'), SPANS.map((days) => [days, t(`span.${days}`)]), span, (days) => change({ days }))),
    section(`${t('coverage.mentions')}, ${t(daily ? 'coverage.day' : 'coverage.hour')}`, 'h-chart', chart),
    section(`${t('coverage.share')}, ${t(daily ? 'coverage.day' : 'coverage.hour')}`, 'h-shares', shares),
    h('div', { class: 'halves' }, section(t('coverage.table'), 'h-table', totals), section(t('coverage.spikes'), 'h-spikes', marks)),
    section(t('feeds.title'), 'h-feeds', feeds));

  const load = async () => {
    try {
      const coverage = await ask('/api/coverage', { by, daily, days: span }, signal);
      drawFeeds(feeds, (await ask('/api/feeds', {}, signal)).items);
      await draw({ chart, shares, totals, marks }, coverage, by, daily);
    } catch (error) {
      failed(chart, error, load);
    }
  };
  const timer = setInterval(load, 60000);
  onLeave(() => clearInterval(timer));
  load();
}

async function draw({ chart, shares, totals, marks }, coverage, by, daily) {
  const nameOf = { kind: (name) => word('kind', name), side: (name) => word('side', name), language: languageName, outlet: (name) => name }[by];
  const read = sum(coverage.articles);
  replace(totals, table(coverage, nameOf, read));
  if (coverage.series.length === 0) {
    replace(chart, empty(t('coverage.none')));
    replace(shares, empty(t('coverage.none')));
    drawMarks(marks, coverage, daily, findMarks([], findDown(coverage.polls, coverage.failedPolls)));
    return;
  }
  const series = folded(coverage.series).map((one, i) => ({ name: one.others ? t('coverage.others') : nameOf(one.name), values: one.mentions, colour: `--series-${i + 1}` }));
  const down = findDown(coverage.polls, coverage.failedPolls);
  const all = coverage.starts.map((_, i) => sum(coverage.series.map((one) => one.mentions[i])));
  const marked = findMarks(all, down);
  await drawBars(chart, { starts: coverage.starts, daily, height: 320, series, label: t('coverage.mentions'), marks: marked });
  drawMarks(marks, coverage, daily, marked);
  const values = coverage.articles.map((count, i) => count ? Math.round(100 * coverage.relevant[i] / count) : 0);
  await drawBars(shares, { starts: coverage.starts, daily, height: 130, unit: '%', legend: false, label: t('coverage.share'),
    marks: marked.filter((mark) => mark.type === 'down'), series: [{ name: t('coverage.share'), values, colour: '--series-1' }] });
}

// As many series as there are colours; the small ones become one.
function folded(series) {
  if (series.length <= COLOURS) return series;
  const rest = series.slice(COLOURS - 1);
  return [...series.slice(0, COLOURS - 1), { others: true, mentions: rest[0].mentions.map((_, at) => sum(rest.map((one) => one.mentions[at]))) }];
}

function drawMarks(element, coverage, daily, marked) {
  const found = marked.slice(-12).reverse();
  const label = (at) => daily ? day(coverage.starts[at].slice(0, 10)) : hour(new Date(coverage.starts[at]));
  replace(element, found.length === 0 ? empty(t('coverage.calm')) : h('ul', { class: 'marks' }, found.map((mark) => h('li', { class: mark.type },
    h('b', {}, t(`coverage.${mark.type}`)), h('span', {}, label(mark.at)),
    h('small', {}, mark.type === 'spike' ? t('coverage.spike.text', { n: mark.count, usual: mark.usual })
      : t(`coverage.${mark.type}.${daily ? 'days' : 'text'}`, { n: mark.length }))))));
}

function table(coverage, nameOf, read) {
  const relevant = sum(coverage.relevant);
  const mentions = sum(coverage.series.map((one) => one.total));
  const byArticle = coverage.series.some((one) => one.read > 0);
  return h('div', {}, h('p', { class: 'figures' },
    figure(number(read), t('coverage.articles')), figure(number(relevant), t('coverage.relevant')),
    figure(read ? percent(relevant / read) : '–', t('coverage.share'))),
  h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('coverage.series')), heads(byArticle))),
    h('tbody', {}, coverage.series.map((one, i) => h('tr', {},
      h('th', { scope: 'row' }, h('i', { class: `swatch swatch-${Math.min(i + 1, COLOURS)}`, 'aria-hidden': 'true' }), nameOf(one.name)),
      h('td', { class: 'number' }, number(one.total), h('small', {}, mentions ? ` ${percent(one.total / mentions)}` : '')),
      byArticle ? [h('td', { class: 'number' }, number(one.read)),
        h('td', { class: 'number' }, one.read ? percent(one.relevant / one.read) : '–')] : null))),
    h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, t('coverage.total')), h('td', { class: 'number' }, number(mentions)),
      byArticle ? [h('td', { class: 'number' }, number(read)), h('td', { class: 'number' }, read ? percent(relevant / read) : '–')] : null))));
}

// Articles have an outlet, a side and a language, but no kind.
function heads(byArticle) {
  return ['coverage.mentions', ...(byArticle ? ['coverage.articles', 'coverage.share'] : [])]
    .map((key) => h('th', { scope: 'col', class: 'number' }, t(key)));
}

function figure(value, label) {
  return h('span', {}, h('b', {}, value), label);
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
