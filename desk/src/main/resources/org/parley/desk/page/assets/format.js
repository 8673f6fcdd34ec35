// Dates, names and counts as the visitor's language writes them. Dates of events are local dates: they are never shifted by a zone.
import { now } from './api.js';
import { currentLanguage, locale, t, word } from './i18n.js';
import { EN } from './words-en.js';

let countryCodes = {};
let codes;

export function useCountryCodes(codes) {
  countryCodes = codes;
}

const cache = new Map();

function formatter(options) {
  const key = currentLanguage() + JSON.stringify(options);
  if (!cache.has(key)) cache.set(key, new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options }));
  return cache.get(key);
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };

export function day(iso, options = DAY) {
  return formatter(options).format(new Date(`${iso}T00:00:00Z`));
}

export function moment(iso) {
  return iso ? formatter({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(iso)) : '';
}

export function hour(date) {
  return formatter({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(date);
}

export function when(time) {
  if (!time?.start) return t('when.unknown');
  const start = new Date(`${time.start}T00:00:00Z`);
  if (time.end && time.end !== time.start) {
    return formatter({ day: 'numeric', month: 'short', year: 'numeric' }).formatRange(start, new Date(`${time.end}T00:00:00Z`));
  }
  switch (time.precision) {
    case 'WEEK': return t('when.week', { date: day(time.start, { day: 'numeric', month: 'short', year: 'numeric' }) });
    case 'MONTH': return day(time.start, { month: 'long', year: 'numeric' });
    case 'YEAR': return day(time.start, { year: 'numeric' });
    default: return day(time.start) + (time.startTime ? `, ${time.startTime}` : '');
  }
}

// How far away a date is: "tomorrow", "in 3 days", "in March" gives only as much as is known.
export function countdown(time) {
  if (!time?.start) return '';
  const today = Date.parse(now().toISOString().slice(0, 10));
  const first = Date.parse(time.start);
  const last = Date.parse(time.end ?? time.start);
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  if (time.precision === 'MONTH' || time.precision === 'YEAR') {
    if (first <= today) return '';
    return relative.format(Math.max(1, Math.round((first - today) / 86400000 / 30.4)), 'month');
  }
  if (first <= today && today <= last) return t('when.today');
  const days = Math.round((first - today) / 86400000);
  return Math.abs(days) > 27 ? relative.format(Math.round(days / 7), 'week') : relative.format(days, 'day');
}

// A clock may be a little behind; a time that is far ahead belongs to another world's clock than the desk's, as in a replay.
const AHEAD = 3600;

export function ago(iso) {
  if (!iso) return '';
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' });
  const away = Math.round((Date.parse(iso) - now().getTime()) / 1000);
  if (away > AHEAD) return '';
  const seconds = Math.min(0, away);
  if (seconds > -60) return relative.format(seconds, 'second');
  if (seconds > -3600) return relative.format(Math.round(seconds / 60), 'minute');
  if (seconds > -86400) return relative.format(Math.round(seconds / 3600), 'hour');
  return relative.format(Math.round(seconds / 86400), 'day');
}

export function percent(share) {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

export function number(value) {
  return new Intl.NumberFormat(locale()).format(value);
}

export function actor(code) {
  if (!code) return '';
  const two = countryCodes[code];
  if (two) return new Intl.DisplayNames(locale(), { type: 'region' }).of(two);
  return code === 'XKX' ? 'Kosovo' : word('actor', code);
}

// The code of a country or organisation that records name so; none for all other names.
export function codeOf(name) {
  codes ??= new Map([...Object.keys(countryCodes).map((code) => [englishName(code), code]),
    ...Object.keys(EN).filter((key) => key.startsWith('actor.')).map((key) => [EN[key], key.slice(6)])]);
  return codes.get(name);
}

// The country's name as records write it.
export function englishName(code) {
  const two = countryCodes[code];
  return two ? new Intl.DisplayNames('en', { type: 'region' }).of(two) : code;
}

export function languageName(code) {
  if (!code || code === 'UNKNOWN') return word('side', 'UNKNOWN');
  try {
    return new Intl.DisplayNames(locale(), { type: 'language' }).of(code);
  } catch {
    return code;
  }
}
