import { looksLikePng } from './read-png.js';
import type { ContentType } from './inspected.js';

const byExtension: Readonly<Record<string, ContentType>> = {
  jpg: 'jpeg',
  heic: 'heic',
  avif: 'heic',
  tif: 'tiff',
  gif: 'gif',
  webp: 'webp',
  docx: 'word',
  odt: 'word',
  rtf: 'word',
  // Word of before 2007; its Excel shares the container.
  cfb: 'word',
  xlsx: 'excel',
  ods: 'excel',
  zip: 'zip',
  rar: 'zip',
  '7z': 'zip',
  gz: 'zip',
};

const headLength = 1024;

const startsAsText = (bytes: Uint8Array): ContentType => {
  const head = new TextDecoder().decode(bytes.subarray(0, headLength));
  if (/^\s*<(?:!doctype html|html)/i.test(head)) return 'html';
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(head.slice(0, -4)) ? 'unknown' : 'text';
};

/** What the bytes are, whatever the file is called. */
export const contentType = async (bytes: Uint8Array): Promise<ContentType> => {
  if (looksLikePng(bytes)) return 'png';
  // Readers allow some bytes before the mark, and mail systems put them there.
  if (Buffer.from(bytes.subarray(0, headLength)).includes('%PDF-')) return 'pdf';
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found === undefined ? startsAsText(bytes) : (byExtension[found.ext] ?? 'unknown');
};
