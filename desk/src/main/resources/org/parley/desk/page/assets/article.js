// The article behind a report, with its evidence sentence marked where it stands.
import { ask } from './api.js';
import { h, outward, replace } from './dom.js';
import { moment } from './format.js';
import { t } from './i18n.js';
import { failed } from './parts.js';

export async function showArticle(element, mention, signal) {
  if (element.childElementCount) return;
  try {
    const article = await ask(`/api/articles/${encodeURIComponent(mention.articleId)}`, {}, signal);
    const inTitle = mention.evidence?.field === 'TITLE';
    replace(element,
      h('h4', { lang: article.language }, inTitle ? withMark(article.title, mention.evidence) : article.title),
      h('p', { class: 'byline' }, [article.outlet.name, moment(article.publishedAt), ...article.authors].filter(Boolean).join(' · ')),
      h('div', { class: 'text', lang: article.language }, paragraphs(article.text, inTitle ? null : mention.evidence)),
      article.link ? h('p', {}, outward(article.link, t('event.open', { outlet: article.outlet.name }))) : null);
    element.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
  } catch (error) {
    failed(element, error, () => { replace(element); showArticle(element, mention, signal); });
  }
}

function paragraphs(text, evidence) {
  let at = 0;
  return text.split(/(\n{2,})/).map((part, i) => {
    const start = at;
    at += part.length;
    if (i % 2 || !part) return null;
    const inside = evidence && evidence.start < at && evidence.end > start;
    return h('p', {}, inside ? withMark(part, { start: Math.max(0, evidence.start - start), end: Math.min(part.length, evidence.end - start) }) : part);
  });
}

function withMark(text, { start, end }) {
  return [text.slice(0, start), h('mark', { class: 'evidence-mark' }, text.slice(start, end)), text.slice(end)];
}
