// Where the reports of an event contradict one another: dates that cannot both be right, other countries, a denial beside a confirmation.

export function differences(event) {
  return [
    byValue('when', event.mentions, (mention) => exactDate(mention.when)),
    byValue('where', event.mentions, (mention) => mention.where ? [mention.where.name, mention.where.country].filter(Boolean).join(', ') : null),
    denials(event.mentions),
  ].filter((found) => found.values.length > 1);
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
