// @ts-check
const svgNamespace = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | undefined | null | false} Child */

/**
 * Builds an element. Text is always text: no property of this function takes markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [properties] attributes; `on…` are listeners, `false` and undefined are left out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const element = (tag, properties = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return node;
};

/** @param {string} name symbol in icons.svg */
export const icon = (name) => {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svgNamespace, 'use');
  use.setAttribute('href', `assets/icons.svg#${name}`);
  svg.append(use);
  return svg;
};

/**
 * @param {string} iconName
 * @param {string} label also the tooltip
 * @param {() => void} press
 * @param {Record<string, unknown>} [more]
 */
export const iconButton = (iconName, label, press, more = {}) =>
  element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick: press, ...more },
    icon(iconName),
  );

/**
 * Makes `nodes` the children of `parent` and moves only what is out of place: a moved node loses its focus.
 * @param {Element} parent
 * @param {Node[]} nodes
 */
export const arrange = (parent, nodes) => {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let cursor = parent.firstChild;
  for (const node of nodes) {
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  }
};
