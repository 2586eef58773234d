import { createHash } from 'node:crypto';
import { limits } from '../../reference/limits.js';
import { contentType } from './content-type.js';
import type { FileKind, FileProblem, FileWarning, Inspection } from './inspected.js';
import { readPdf } from './read-pdf.js';
import { readPng } from './read-png.js';
import { shownName } from './shown-name.js';

export interface InspectOptions {
  readonly kind: FileKind;
  /** As the person named it; says nothing about the content. */
  readonly name: string;
  /** Milliseconds a PDF may take to be read; 10,000 unless told. */
  readonly timeLimit?: number;
}

const byteLimit = limits.fileMegabytes.value * 2 ** 20;
const tailLength = 4096;
const million = 1_000_000;
const usualTimeLimit = 10_000;

const problem = (found: FileProblem): Inspection => ({ ok: false, problem: found });
const idOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const inspectPng = (bytes: Uint8Array, { kind, name }: InspectOptions): Inspection => {
  const size = readPng(bytes);
  if (size === undefined) return problem({ code: 'broken' });
  if (size.width * size.height > limits.pictureMegapixels.value * million)
    return problem({ code: 'too_many_pixels', ...size });
  const warnings: FileWarning[] = size.width < limits.pictureWidth.value ? ['unreadable'] : [];
  warnings.push('no_text');
  const shown = shownName(name, kind, 'png');
  return { ok: true, type: 'png', mediaType: 'image/png', id: idOf(bytes), name: shown, ...size, warnings };
};

const inspectPdf = async (
  bytes: Uint8Array,
  { kind, name, timeLimit = usualTimeLimit }: InspectOptions,
): Promise<Inspection> => {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The reader mends what breaks off, and would show half a bill as a whole one.
  if (!content.subarray(-tailLength).includes('%%EOF')) return problem({ code: 'broken' });
  const pictures = /\/Subtype\s*\/Image\b/.test(content.toString('latin1'));
  const pdf = await readPdf(bytes, { pageLimit: limits.filePages.value, timeLimit, pictures });
  if (!pdf.ok) return problem({ code: pdf.code });
  const { pages, text } = pdf;
  if (pages > limits.filePages.value)
    return problem({ code: 'too_many_pages', pages, limit: limits.filePages.value });
  if (pages === 0 || !pdf.drawn) return problem({ code: 'empty' });
  const shown = shownName(name, kind, 'pdf');
  const file = { type: 'pdf', mediaType: 'application/pdf', id: idOf(bytes), name: shown, pages } as const;
  const found = { ok: true, ...file } as const;
  return text === '' ? { ...found, warnings: ['no_text'] } : { ...found, text, warnings: [] };
};

/** Judges a file by its content. Never throws, whatever the bytes. */
export const inspectFile = async (bytes: Uint8Array, options: InspectOptions): Promise<Inspection> => {
  if (bytes.length === 0) return problem({ code: 'empty' });
  if (bytes.length > byteLimit) return problem({ code: 'too_large', bytes: bytes.length, limit: byteLimit });
  try {
    const is = await contentType(bytes);
    if (is === 'png') return inspectPng(bytes, options);
    if (is === 'pdf') return await inspectPdf(bytes, options);
    return problem({ code: 'wrong_type', is });
  } catch {
    return problem({ code: 'broken' });
  }
};
