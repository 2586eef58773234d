import { basename } from 'node:path/posix';

const maxLength = 120;
const nameless = 'file';

/** RFC 5987: `UTF-8''na%C3%AFve.pdf`. */
function extended(header: string): string | undefined {
  const [, charset = '', encoded = ''] = /filename\*\s*=\s*([\w-]+)'[^']*'([^;\s]+)/i.exec(header) ?? [];
  if (encoded === '') return undefined;
  try {
    if (charset.toLowerCase() === 'utf-8') return decodeURIComponent(encoded);
    return encoded.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  } catch {
    return undefined;
  }
}

function plain(header: string): string | undefined {
  const quoted = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header)?.[1]?.replace(/\\(.)/g, '$1');
  const name = quoted ?? /filename\s*=\s*([^;"]+)/i.exec(header)?.[1];
  if (name === undefined) return undefined;
  // Header bytes arrive as Latin-1; senders that are not careful put UTF-8 into them.
  const utf8 = Buffer.from(name, 'latin1').toString('utf8');
  return utf8.includes('\uFFFD') ? name : utf8;
}

function shortened(name: string): string {
  if (name.length <= maxLength) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return name.slice(0, maxLength - ending.length) + ending;
}

/** The file's name without folders, control characters or signs that turn the direction of reading. */
export function cleanName(name: string): string {
  const last = basename(name.replaceAll('\\', '/').trim());
  const clean = last
    .replace(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '')
    .trim();
  return shortened(clean) || nameless;
}

/** The name a content-disposition header gives. */
export const nameFrom = (header: string | undefined): string =>
  cleanName(extended(header ?? '') ?? plain(header ?? '') ?? nameless);
