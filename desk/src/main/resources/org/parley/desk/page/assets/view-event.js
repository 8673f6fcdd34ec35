// One event: what is known, its life, and the evidence for it.
import { ask, now } from './api.js';
import { h, outward, replace } from './dom.js';
import { actor, countdown, languageName, moment, percent, when } from './format.js';
import { showArticle } from './article.js';
import { differences } from './differences.js';
import { t, word } from './i18n.js';
import { icon } from './icons.js';
import { certainty, choice, failed, kindMark, section, statusPill } from './parts.js';
import { markSeen } from './seen.js';
import { listen } from './stream.js';
import { changeText, personName, place, titleOf, told } from './titles.js';

export function showEvent(main, { values: [eventId], title, signal, onLeave }) {
  replace(main, h('p', { class: 'empty' }, t('loading')));
  const load = async () => {
    try {
      const event = await ask(`/api/events/${encodeURIComponent(eventId)}`, {}, signal);
      title(titleOf(event));
      markSeen([event], now());
      draw(main, event, signal);
    } catch (error) {
      failed(main, error, load);
    }
  };
  onLeave(listen((type, event) => {
    if (type !== 'event' || event.eventId !== eventId) return;
    const shown = Number(main.querySelector('[data-revision]')?.dataset.revision ?? 0);
    if (event.revision > shown) announceChange(main, load);
  }));
  load();
}

function announceChange(main, load) {
  if (main.querySelector('.changed-note')) return;
  main.prepend(h('p', { class: 'changed-note', role: 'status' }, t('event.updated'),
    h('button', { type: 'button', onclick: load }, t('event.reload'))));
}

function draw(main, event, signal) {
  const off = event.status === 'CANCELLED' || event.status === 'DENIED';
  replace(main,
    h('article', { class: 'dossier', 'data-revision': event.revision },
      h('header', { class: `head ${off ? 'off' : ''}` },
        event.mergedInto ? h('p', { class: 'changed-note' }, t('event.merged'), ' ',
          h('a', { href: `/events/${encodeURIComponent(event.mergedInto)}` }, event.mergedInto)) : null,
        h('div', { class: 'event-head' }, kindMark(event.kind), statusPill(event.status),
          event.round ? h('span', { class: 'tag' }, t('round', { n: event.round })) : null),
        h('h1', {}, titleOf(event)),
        h('p', { class: 'lead' }, h('span', {}, icon('clock'), when(event.when), ' ',
          event.status === 'DONE' ? null : h('b', { class: 'countdown' }, countdown(event.when))),
        event.where ? h('span', {}, icon('place'), place(event.where)) : null)),
      h('div', { class: 'columns' },
        h('div', { class: 'wide' }, evidence(event, signal), disagreements(event), reasons(event)),
        h('aside', { class: 'narrow' }, known(event), life(event)))));
}

function known(event) {
  const row = (name, ...value) => [h('dt', {}, t(`event.${name}`)), h('dd', {}, ...value)];
  return section(t('event.what'), 'h-known', h('dl', { class: 'known' },
    row('who', h('ul', { class: 'who' }, event.parties.map((party) => h('li', {},
      h('b', {}, party.type === 'PERSON' ? personName(party.name) : actor(party.country) || party.name),
      h('small', {}, [party.type === 'PERSON' ? actor(party.country) : '', word('role', party.role)].filter(Boolean).join(' · ')))))),
    row('when', when(event.when)),
    event.where ? row('where', place(event.where)) : null,
    h('dt', {}, t('certainty.label')), h('dd', {}, certainty(event.confidence), ` ${percent(event.confidence)}`),
    row('seen', t('event.seen.value', { first: moment(event.firstSeenAt), last: moment(event.lastSeenAt) }),
      h('small', {}, [t('outlets', { n: event.outlets }), t('reports', { n: event.independentReports }),
        t('languages', { n: event.languages.length })].join(' · '))),
    event.codes.cameo || event.codes.plover
      ? row('codes', [event.codes.cameo ? `CAMEO ${event.codes.cameo}` : '', event.codes.plover ? `PLOVER ${event.codes.plover}` : ''].filter(Boolean).join(' · ')) : null,
    row('revision', event.revision)),
  h('p', { class: 'take' }, h('a', { href: `/api/events/${encodeURIComponent(event.eventId)}` }, t('event.json')),
    event.when.start ? h('a', { href: `/events/${encodeURIComponent(event.eventId)}.ics` }, t('event.ics')) : null));
}

function life(event) {
  const outletOf = new Map(event.mentions.map((mention) => [mention.mentionId, mention]));
  const first = event.mentions[0];
  const entries = [
    first ? h('li', {}, h('time', { datetime: event.firstSeenAt }, moment(event.firstSeenAt)), h('b', {}, t('event.first')), h('small', {}, first.outlet.name)) : null,
    ...event.history.filter((change) => change.from !== null || change.field === 'mergedInto').map((change) => h('li', { class: `field-${change.field}` },
      h('time', { datetime: change.at }, moment(change.at)),
      h('b', {}, changeText(change)),
      h('small', {}, outletOf.get(change.mentionId)?.outlet.name)))];
  return section(t('event.life'), 'h-life', h('ol', { class: 'life' }, entries));
}

// The reports, copies of one text folded under the first of them, split by language where there are several.
function evidence(event, signal) {
  const box = h('div', { class: 'evidence' });
  const languages = [...new Set(event.mentions.map((mention) => mention.language ?? 'UNKNOWN'))];
  const drawFor = (language) => {
    const mentions = event.mentions.filter((mention) => !language || (mention.language ?? 'UNKNOWN') === language);
    const originals = mentions.filter((mention) => !mention.copyOf || !mentions.some((other) => other.mentionId === mention.copyOf));
    const copiesOf = (original) => mentions.filter((mention) => mention.copyOf === original.mentionId && mention !== original);
    replace(box,
      languages.length > 1 ? choice(t('filter.language'), [['', t('event.all')], ...languages.map((code) => [code, languageName(code)])], language, drawFor) : null,
      h('div', { class: 'reports' }, originals.map((mention) => report(mention, copiesOf(mention), event, signal))));
  };
  drawFor('');
  return section(t('event.evidence'), 'h-evidence', box);
}

function report(mention, copies, event, signal) {
  const article = h('div', { class: 'article', hidden: true });
  const toggle = h('button', { type: 'button', class: 'link', 'aria-expanded': 'false', onclick: async () => {
    article.hidden = !article.hidden;
    toggle.setAttribute('aria-expanded', String(!article.hidden));
    toggle.textContent = t(article.hidden ? 'event.article' : 'event.article.hide');
    if (!article.hidden) await showArticle(article, mention, signal);
  } }, t('event.article'));
  return h('section', { class: `report side-${mention.outlet.side.toLowerCase()}`, 'aria-label': mention.outlet.name },
    h('p', { class: 'report-head' }, h('b', {}, mention.outlet.name),
      h('span', {}, [mention.outlet.side === 'UNKNOWN' ? '' : word('side', mention.outlet.side), languageName(mention.language)].filter(Boolean).join(' · ')),
      h('time', { datetime: mention.publishedAt }, moment(mention.publishedAt))),
    mention.articleTitle ? h('h3', { lang: mention.language }, outward(mention.link, mention.articleTitle)) : null,
    h('blockquote', { lang: mention.language }, marked(mention.evidence.text, event, mention)),
    h('p', { class: 'report-foot' }, statusPill(mention.status), certainty(mention.confidence),
      h('small', { title: t('event.rule', { rule: mention.evidence.rule }) }, mention.evidence.rule),
      mention.credit ? h('small', {}, t('event.credit', { name: mention.credit })) : null, toggle),
    copies.length ? h('details', { class: 'copies' }, h('summary', {}, t('event.copies', { n: copies.length })),
      h('ul', {}, copies.map((copy) => h('li', {}, outward(copy.link, copy.outlet.name), ' ',
        h('time', { datetime: copy.publishedAt }, moment(copy.publishedAt)))))) : null,
    article);
}

// Marks the words that the report was read from; in records that do not say which, the names as the record has them.
function marked(text, event, mention) {
  const spans = mention.evidence.matched ?? [];
  if (spans.length === 0) return markedNames(text, event, mention);
  return [...spans.flatMap(({ start, end }, i) => [text.slice(spans[i - 1]?.end ?? 0, start), h('mark', {}, text.slice(start, end))]),
    text.slice(spans.at(-1).end)];
}

function markedNames(text, event, mention) {
  const names = [...mention.parties, ...event.parties].flatMap((party) => party.type === 'PERSON' ? [party.name, party.name.split(' ').at(-1)] : [party.name])
    .concat([mention.where?.name, event.where?.name]).filter((name) => name && name.length > 2);
  if (names.length === 0) return text;
  const escaped = [...new Set(names)].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(${escaped.join('|')})`, 'g')).map((part, i) => i % 2 ? h('mark', {}, part) : part);
}

function disagreements(event) {
  const found = differences(event);
  return section(t('event.contradictions'), 'h-differ', found.length === 0
    ? h('p', { class: 'empty' }, t('event.contradictions.none'))
    : h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': 'h-differ' }, h('table', {}, h('tbody', {}, found.map(({ field, values }) => values.map((value, i) => h('tr', { class: i ? '' : 'first' },
      i === 0 ? h('th', { scope: 'rowgroup', rowspan: values.length }, word('field', field)) : null,
      h('td', { class: 'told' }, told(field, value.value)),
      h('td', {}, value.mentions.map((mention) => mention.outlet.name).join(', ')))))))));
}

function reasons(event) {
  return h('details', { class: 'panel why' }, h('summary', {}, h('h2', {}, t('event.why'))),
    h('ol', {}, event.mentions.map((mention, i) => h('li', {}, h('b', {}, mention.outlet.name), ' ',
      h('span', {}, i === 0 ? t('event.opened') : t('event.joined', { score: mention.score.toFixed(2) })),
      mention.reason ? h('small', {}, mention.reason) : null))));
}
