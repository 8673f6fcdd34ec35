// Events on country outlines that this desk serves itself: no tile server learns who looks at what.
import { ask } from './api.js';
import { h, replace, svg } from './dom.js';
import { t } from './i18n.js';
import { empty, eventRow } from './parts.js';
import { place } from './titles.js';

const WIDTH = 1000;
const HEIGHT = 520;
const MARGIN = 8;
let outlines;

export async function drawMap(element, events, signal) {
  const places = group(events.filter((event) => event.where?.lat !== null && event.where?.lat !== undefined));
  if (places.length === 0) return replace(element, empty(t('map.none')));
  outlines ??= await ask('/assets/outlines.json', {}, signal);
  const project = projection(places);
  const list = h('div', { class: 'rows' }, events.filter((event) => event.where).map((event) => eventRow(event)));
  const choose = (spot) => replace(list, spot.events.map((event) => eventRow(event)));
  const drawing = svg('svg', { class: 'map', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group', 'aria-label': t('map.label') },
    svg('path', { class: 'land', d: outlines.map((ring) => pathOf(ring, project)).join('') }),
    labelled(places, project).map((spot) => dot(spot, choose)));
  replace(element, h('div', { class: 'map-box' }, drawing), h('p', { class: 'note' }, t('map.note')), list);
}

// The places with the most events are named first; a name that would lie on another is left out: the dot tells it when pointed at.
function labelled(places, project) {
  const letter = window.innerWidth < 600 ? [15, 30] : [8.5, 18];
  const taken = [];
  const placed = [...places].sort((a, b) => b.events.length - a.events.length).map((spot) => {
    const [x, y] = project(spot.lon, spot.lat);
    const radius = 7 + 3 * Math.sqrt(spot.events.length);
    const width = spot.short.length * letter[0];
    const sides = x < WIDTH * 0.8 ? ['start', 'end'] : ['end', 'start'];
    const boxes = sides.map((anchor) => ({ anchor, left: anchor === 'start' ? x + radius + 4 : x - radius - 4 - width, top: y - letter[1] / 2, width, height: letter[1] }));
    const box = boxes.find((one) => one.left > 0 && one.left + width < WIDTH && !taken.some((other) => overlap(one, other)));
    if (box) taken.push(box);
    taken.push({ left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius });
    return { ...spot, x, y, radius, anchor: box?.anchor };
  });
  return placed.reverse();
}

function overlap(a, b) {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}

function dot(spot, choose) {
  const { x, y, radius, anchor } = spot;
  const label = `${spot.name}: ${spot.events.length}`;
  return svg('g', { class: 'spot', tabindex: 0, role: 'button', 'aria-label': label, onclick: () => choose(spot),
    onkeydown: (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(spot); } } },
  svg('title', {}, label), svg('circle', { cx: x, cy: y, r: radius }),
  svg('text', { class: 'number', x, y: y + 4, 'text-anchor': 'middle' }, spot.events.length),
  anchor ? svg('text', { class: 'name', x: anchor === 'start' ? x + radius + 4 : x - radius - 4, y: y + 4, 'text-anchor': anchor }, spot.short) : null);
}

function group(events) {
  const spots = new Map();
  for (const event of events) {
    const { lat, lon, name } = event.where;
    const key = `${lat} ${lon}`;
    const spot = spots.get(key) ?? { lat, lon, name: place(event.where), short: place({ name }), events: [] };
    spot.events.push(event);
    spots.set(key, spot);
  }
  return [...spots.values()];
}

// Fits the places with some land around them into the drawing, on an equirectangular projection true at their middle.
function projection(places) {
  const lons = places.map((spot) => spot.lon);
  const lats = places.map((spot) => spot.lat);
  const middle = [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
  const squeeze = Math.cos(middle[1] * Math.PI / 180);
  const wide = (Math.max(30, Math.max(...lons) - Math.min(...lons)) + 2 * MARGIN) * squeeze;
  const high = Math.max(16, Math.max(...lats) - Math.min(...lats)) + 2 * MARGIN;
  const scale = Math.min(WIDTH / wide, HEIGHT / high);
  return (lon, lat) => [WIDTH / 2 + (lon - middle[0]) * squeeze * scale, HEIGHT / 2 - (lat - middle[1]) * scale];
}

// A ring is a row of steps in tenths of a degree.
function pathOf(ring, project) {
  let lon = 0;
  let lat = 0;
  let path = '';
  for (let i = 0; i < ring.length; i += 2) {
    lon += ring[i];
    lat += ring[i + 1];
    const [x, y] = project(lon / 10, lat / 10);
    path += `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
  }
  return `${path}Z`;
}
