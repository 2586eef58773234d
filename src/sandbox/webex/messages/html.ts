const plainTag = /^<(\/?)(b|strong|i|em|u|s|code|pre|p|br|ul|ol|li|h[1-3]|blockquote)\s*\/?>$/i;
const linkTag = /^<a href="((?:https?:\/\/|mailto:)[^\s<>"'`]+)"\s*>$/i;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: ' ' };

// An entity that is already there must not be escaped twice.
const escapeHtml = (text: string): string =>
  text
    .replace(/&(?!(?:[a-z]+|#\d+);)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const keepTag = (tag: string): string => {
  const plain = plainTag.exec(tag);
  if (plain !== null) return `<${plain[1] ?? ''}${(plain[2] ?? '').toLowerCase()}>`;
  if (tag.toLowerCase() === '</a>') return '</a>';
  const href = linkTag.exec(tag)?.[1];
  return href === undefined ? escapeHtml(tag) : `<a href="${escapeHtml(href)}">`;
};

/** Lets a few harmless tags through, rebuilt from scratch; everything else can only become text. */
export const cleanHtml = (html: string): string =>
  html
    .split(/(<[^<>]*>)/)
    .map((part, index) => (index % 2 === 1 ? keepTag(part) : escapeHtml(part)))
    .join('');

/** The text a reader sees. */
export const htmlToText = (html: string): string =>
  html
    .replace(/<(?:br|\/p|\/li|\/h[1-3])[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replace(/&(lt|gt|quot|nbsp|amp);/g, (whole, name: string) => entities[name] ?? whole)
    .trim();
