// The words of the interface in the visitor's language. Names and titles in records are in English by contract: see titles.js.
import { EN } from './words-en.js';
import { UK } from './words-uk.js';

const LANGUAGES = { en: EN, uk: UK };
const LOCALES = { en: 'en-GB', uk: 'uk-UA' };
let language = stored() ?? (navigator.languages.some((tag) => tag.startsWith('uk')) ? 'uk' : 'en');

export function t(key, values = {}) {
  const text = LANGUAGES[language][key] ?? EN[key] ?? key;
  const chosen = typeof text === 'string' ? text : text[new Intl.PluralRules(locale()).select(values.n)] ?? text.other;
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// A word for a constant of the records, as kind.MEETING.
export function word(group, constant) {
  const key = `${group}.${constant}`;
  return LANGUAGES[language][key] ?? EN[key] ?? constant;
}

export function locale() {
  return LOCALES[language];
}

export function currentLanguage() {
  return language;
}

export function switchLanguage() {
  language = language === 'en' ? 'uk' : 'en';
  localStorage.setItem('parley.language', language);
  document.documentElement.lang = language;
}

function stored() {
  const kept = localStorage.getItem('parley.language');
  return kept in LANGUAGES ? kept : undefined;
}

document.documentElement.lang = language;
