// Titles and changes in the visitor's language. Records carry theirs in English; in another language they are made from the fields.
import { actor, codeOf, englishName, moment, when } from './format.js';
import { currentLanguage, t, word } from './i18n.js';
import { PEOPLE, PLACES } from './names-uk.js';

const MOST_NAMES = 3;

export function titleOf(event) {
  if (currentLanguage() === 'en') return event.title;
  const names = whoMeets(event.parties ?? []);
  const where = event.where && event.kind !== 'CALL' ? placeName(event.where) : '';
  if (event.kind === 'UNKNOWN' || (names.length === 0 && !where)) return event.title;
  const what = names.length ? `${word('kind', event.kind)}: ${names.join(' – ')}` : word('kind', event.kind);
  return where ? `${what}, ${where}` : what;
}

export function alertTitle(alert) {
  if (currentLanguage() === 'en') return alert.title;
  if (!alert.eventId) return coverageTitle(alert);
  const title = titleOf(alert);
  if (title === alert.title) return title;
  const changes = (alert.changes ?? []).map((change) => changeText(change)).join('; ');
  if (alert.action === 'NEW' || !changes) return `${word('status', alert.status)}: ${title}, ${when(alert.when)}`;
  return `${word('alert', alert.action)}: ${title} (${changes})`;
}

// Alerts on coverage carry their numbers in the title alone. One that is worded otherwise stays as it is.
const SPIKE = /^Coverage of (\S+)(?: by (ukrainian|russian|western|other|unknown) outlets| \(([a-z ]+)\)| by (.+))?: (\d+) (articles|reports) in the hour from (\S+), usually (\d+) ± (\d+)$/;
const SILENCE = /^(.+): nothing read for (\d+) hours until (\S+), usually (\d+) ± (\d+) articles$/;
const AGAIN = /^(.+): is read again since (\S+)$/;

function coverageTitle({ title }) {
  const spike = SPIKE.exec(title);
  if (spike) {
    const [, dossier, side, kind, outlet, n, unit, time, usual, spread] = spike;
    const part = side ? `: ${t('alert.side', { side: word('side', side.toUpperCase()).toLowerCase() })}` : kind ? ` (${word('kind', kind.toUpperCase().replaceAll(' ', '_'))})` : outlet ? `: ${outlet}` : '';
    return t('alert.spike', { what: word('dossier', dossier) + part, count: t(`alert.spike.${unit}`, { n }), time: moment(time), usual, spread });
  }
  const silence = SILENCE.exec(title);
  if (silence) {
    const [, outlet, n, time, usual, spread] = silence;
    return t('alert.silence', { outlet, hours: t('coverage.silence.text', { n }), time: moment(time), usual, spread });
  }
  const again = AGAIN.exec(title);
  return again ? t('alert.again', { outlet: again[1], time: moment(again[2]) }) : title;
}

export function changeText({ field, from, to }) {
  return t(from ? 'event.change' : 'event.change.new', { field: word('field', field), from: told(field, from), to: told(field, to) });
}

// A value of a field as a change tells it: a constant, a date as exactly as it was known, a place with its country.
export function told(field, value) {
  if (value === null || value === undefined) return '–';
  if (field === 'status' || field === 'kind') return word(field, value);
  if (field === 'where') return whereTold(value);
  if (field === 'when') return whenTold(value);
  return value;
}

function whereTold(value) {
  const [, name, country] = /^(.*?)(?:, ([A-Z]{3}))?$/.exec(value);
  return place({ name, country: country ?? null });
}

function whenTold(value) {
  const [, week, start, end, time] = /^(week of )?(\d{4}(?:-\d\d){0,2})(?:\.\.(\d{4}-\d\d-\d\d))?(?: (\d\d:\d\d))?/.exec(value) ?? [];
  if (!start) return value;
  const precision = { 4: 'YEAR', 7: 'MONTH' }[start.length] ?? (week ? 'WEEK' : 'DAY');
  return when({ start: start.padEnd(10, '-01'), end: end ?? null, startTime: time, precision });
}

// A party by the name that records have for it: a person, or a state or organisation.
export function partyName(name) {
  return currentLanguage() !== 'en' && personName(name) === name ? actor(codeOf(name)) || name : personName(name);
}

export function personName(name) {
  return currentLanguage() === 'uk' ? PEOPLE[name] ?? name : name;
}

// The names in records that somebody may mean who begins to write one in the visitor's language.
export function recordNames(beginning) {
  if (currentLanguage() === 'en') return [];
  const typed = beginning.toLowerCase();
  return Object.entries({ ...PEOPLE, ...PLACES }).filter(([, name]) => name.toLowerCase().startsWith(typed)).map(([name]) => name).slice(0, MOST_NAMES);
}

export function place(where) {
  if (!where) return '';
  const country = actor(where.country);
  const name = placeName(where);
  return country && name !== country && where.name !== where.country ? `${name}, ${country}` : name;
}

// A whole country as a place is named as the record's English has it.
function placeName({ name, country }) {
  if (currentLanguage() === 'en') return name;
  return PLACES[name] ?? (country && (name === country || name === englishName(country)) ? actor(country) : name);
}

// Persons first, then those for whom none of them speaks.
function whoMeets(parties) {
  const persons = parties.filter((party) => party.type === 'PERSON').slice(0, MOST_NAMES);
  const spokenFor = new Set(persons.map((party) => party.country));
  const others = parties.filter((party) => party.type !== 'PERSON' && !spokenFor.has(party.country));
  return [...new Set([...persons.map((party) => personName(party.name)), ...others.map((party) => actor(party.country) || party.name)])].slice(0, MOST_NAMES);
}
