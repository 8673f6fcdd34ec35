// Bars over time with uPlot, which is fetched from this desk when the first chart is drawn.
import { h, replace } from './dom.js';
import { hour, day } from './format.js';
import { t } from './i18n.js';
import { empty } from './parts.js';
import { colour } from './theme.js';

const MARKS = { spike: '--ongoing', silence: '--postponed', down: '--muted' };

let library;

export function loadLibrary() {
  library ??= new Promise((resolve, reject) => {
    document.head.append(h('link', { rel: 'stylesheet', href: '/assets/uplot/dist/uPlot.min.css' }));
    document.head.append(h('script', { src: '/assets/uplot/dist/uPlot.iife.min.js', onload: () => resolve(window.uPlot), onerror: () => reject(new Error('uPlot')) }));
  });
  return library;
}

// A small chart of all reports, without axes to click.
export async function drawVolume(element, coverage) {
  const totals = coverage.starts.map((_, i) => coverage.series.reduce((sum, one) => sum + one.mentions[i], 0));
  if (!totals.some((count) => count > 0)) return replace(element, empty(t('coverage.none')));
  await drawBars(element, {
    starts: coverage.starts, daily: false, height: 130, legend: false,
    series: [{ name: t('coverage.mentions'), values: totals, colour: '--series-1' }] });
}

// Stacked bars. Each series brings its values in the order of the starts.
// Marks (see marks.js) are drawn behind the bars: a band where ingest was down or nothing was written, a wedge above a spike.
export async function drawBars(element, { starts, daily, height, series, legend, label, marks = [], unit = '' }) {
  const uPlot = await loadLibrary();
  const times = starts.map((start) => Date.parse(start) / 1000);
  const stacked = stack(series.map((one) => one.values));
  const step = daily ? 86400 : 3600;
  const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
  const options = {
    width: Math.max(260, element.clientWidth), height,
    tzDate: (stamp) => uPlot.tzDate(new Date(stamp * 1000), 'Etc/UTC'),
    legend: { show: false }, cursor: { points: { show: false }, drag: { x: false, y: false } },
    scales: { x: { range: [times[0] - step, times[times.length - 1] + step] }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.08)] } },
    axes: [
      { ...axis, grid: { show: false }, space: 70, size: 28, values: (_, ticks) => ticks.map((tick) => tickLabel(tick, daily)) },
      { ...axis, size: 34, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
        values: (_, ticks) => ticks.map((tick) => `${tick}${unit}`) }],
    series: [{}, ...series.map((one) => ({
      label: one.name, fill: colour(one.colour), stroke: colour(one.colour), width: 0, points: { show: false },
      paths: uPlot.paths.bars({ size: [0.86, 40], align: 1 }) })).reverse()],
    hooks: {
      drawClear: [(plot) => drawBands(plot, marks, times, step)], draw: [(plot) => drawWedges(plot, marks, times, step)],
      setCursor: [(plot) => showTip(plot, { starts, series, daily, tip, unit, marks })] },
  };
  const tip = h('p', { class: 'tip', hidden: true });
  const canvas = h('div', { class: 'plot', role: 'img', 'aria-label': label ?? t('coverage.mentions') });
  replace(element, canvas, tip, legend === false ? null : legendOf(series, marks));
  const plot = new uPlot(options, [times, ...stacked.reverse()], canvas);
  const resized = new ResizeObserver(() => {
    if (!canvas.isConnected) return resized.disconnect();
    plot.setSize({ width: Math.max(260, element.clientWidth), height });
  });
  resized.observe(element);
}

function stack(rows) {
  const sums = [];
  let below = rows[0]?.map(() => 0) ?? [];
  for (const row of rows) {
    below = row.map((value, i) => value + below[i]);
    sums.push(below);
  }
  return sums;
}

function tickLabel(stamp, daily) {
  const date = new Date(stamp * 1000);
  const midnight = date.getUTCHours() === 0;
  return daily || midnight ? day(date.toISOString().slice(0, 10), { day: 'numeric', month: 'short' }) : date.toISOString().slice(11, 16);
}

function showTip(plot, { starts, series, daily, tip, unit, marks }) {
  const at = plot.cursor.idx;
  tip.hidden = at === null || at === undefined;
  if (tip.hidden) return;
  const total = series.reduce((sum, one) => sum + one.values[at], 0);
  const shares = series.filter((one) => one.values[at] > 0 && series.length > 1).map((one) => ` · ${one.name} ${one.values[at]}`);
  replace(tip, h('b', {}, daily ? day(starts[at].slice(0, 10)) : hour(new Date(starts[at]))), `  ${total}${unit}`, shares,
    marks.filter((mark) => at >= mark.at && at < mark.at + (mark.length ?? 1)).map((mark) => ` · ${t(`coverage.${mark.type}`)}`));
}

function legendOf(series, marks) {
  const types = ['spike', 'silence', 'down'].filter((type) => marks.some((mark) => mark.type === type));
  return h('ul', { class: 'legend' }, series.map((one) => h('li', {},
    h('i', { class: `swatch swatch-${one.colour.slice(9)}`, 'aria-hidden': 'true' }), one.name)),
  types.map((type) => h('li', {}, h('i', { class: `swatch mark-${type}`, 'aria-hidden': 'true' }), t(`coverage.${type}`))));
}

function drawBands(plot, marks, times, step) {
  const { ctx, bbox } = plot;
  for (const mark of marks.filter(({ type }) => type !== 'spike')) {
    const left = plot.valToPos(times[mark.at], 'x', true);
    const right = plot.valToPos(times[mark.at] + mark.length * step, 'x', true);
    ctx.save();
    ctx.globalAlpha = 0.22;
    ctx.fillStyle = colour(MARKS[mark.type]);
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
    ctx.restore();
  }
}

function drawWedges(plot, marks, times, step) {
  const { ctx, bbox } = plot;
  const size = 5 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = colour(MARKS.spike);
  for (const mark of marks.filter(({ type }) => type === 'spike')) {
    const middle = plot.valToPos(times[mark.at] + step / 2, 'x', true);
    ctx.beginPath();
    ctx.moveTo(middle - size, bbox.top - 1.6 * size);
    ctx.lineTo(middle + size, bbox.top - 1.6 * size);
    ctx.lineTo(middle, bbox.top);
    ctx.fill();
  }
  ctx.restore();
}
