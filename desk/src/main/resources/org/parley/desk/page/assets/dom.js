// Builds elements. Text always becomes a text node, so nothing that an outlet wrote can turn into markup.

export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

// A link that leaves the desk; text alone where the address is not one for a browser.
export function outward(address, label, attributes = {}) {
  if (!address || !/^https?:\/\//i.test(address)) return h('span', attributes, label);
  return h('a', { ...attributes, href: address, target: '_blank', rel: 'noopener noreferrer' }, label);
}
