// Where the reports of an event contradict one another: dates that cannot both be right, other countries, a denial beside a confirmation.

import { englishName } from './format.js';

export function differences(event) {
  return [
    byValue('when', event.mentions, (mention) => exactDate(mention.when)),
    byValue('where', event.mentions, (mention) => city(mention.where)),
    denials(event.mentions),
  ].filter((found) => found.values.length > 1);
}

// A country contradicts no city in it, so only cities count.
function city(where) {
  if (!where || where.name === englishName(where.country)) return null;
  return [where.name, where.country].filter(Boolean).join(', ');
}

function exactDate(time) {
  return time.start && (time.precision === 'DAY' || time.precision === 'MINUTE') ? time.start : null;
}

function denials(mentions) {
  const found = byValue('status', mentions, (mention) => mention.status);
  return found.values.some(({ value }) => value === 'DENIED') ? found : { field: 'status', values: [] };
}

function byValue(field, mentions, valueOf) {
  const values = new Map();
  for (const mention of mentions) {
    const value = valueOf(mention);
    if (value) values.set(value, [...values.get(value) ?? [], mention]);
  }
  return { field, values: [...values].map(([value, told]) => ({ value, mentions: told })) };
}
