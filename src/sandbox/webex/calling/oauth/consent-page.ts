import type { WorldPerson } from '../../../world.js';
import type { AuthorizeRequest } from './authorize-routes.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

const texts = { en, nb };

const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes.get(sign) ?? sign);

const hidden = ([name, value]: [string, string | undefined]): string =>
  value === undefined ? '' : `<input type="hidden" name="${name}" value="${escape(value)}">`;

/** Without style and script: the policy of the page allows neither. */
export const consentPage = (
  asked: AuthorizeRequest,
  people: readonly WorldPerson[],
  language: 'en' | 'nb',
): string => {
  const { title, intro, scopes, deny } = texts[language];
  const person = ({ uuid, displayName, orgName }: WorldPerson): string =>
    `<p><button name="person" value="${escape(uuid)}">${escape(`${displayName}, ${orgName}`)}</button></p>`;
  const scope = (name: string): string => `<li>${escape(name)}</li>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title></head><body>
<h1>${title}</h1><p>${intro}</p>
<form method="post" action="/v1/authorize">${Object.entries(asked).map(hidden).join('')}
${people.map(person).join('\n')}
<p><button name="person" value="">${deny}</button></p></form>
<p>${scopes}</p><ul>${asked.scope.split(' ').filter(Boolean).map(scope).join('')}</ul></body></html>`;
};
