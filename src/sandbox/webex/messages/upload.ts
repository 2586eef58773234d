import type { Request } from 'express';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { badRequest, Refusal } from '../refusal.js';

export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly uploads: readonly Upload[];
}

export const maxFileBytes = 100 * 1024 * 1024;

export const fileTooLarge = (): Refusal => badRequest('The file is larger than the limit of 100 MB.');

/** File names travel in a header later; control characters and half characters would break it. */
export const cleanFileName = (name = ''): string =>
  name.slice(0, 200).replace(/\p{Cc}|\p{Cs}/gu, '') || 'file';

const openForm = (req: Request): busboy.Busboy => {
  try {
    const limits = { fileSize: maxFileBytes, files: 2 };
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' });
  } catch (error) {
    throw new Refusal(400, 'The multipart form has no boundary.', [String(error)]);
  }
};

/** Reads a multipart form to its end, even when it will be refused, so that the client reads the answer. */
export const readForm = async (req: Request): Promise<Form> => {
  const form = openForm(req);
  const fields: Record<string, string> = {};
  const uploads: Upload[] = [];
  const tooLarge: string[] = [];
  form.on('field', (name, value) => {
    fields[name] = value;
  });
  form.on('file', (name, stream, { filename, mimeType }) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('limit', () => tooLarge.push(name));
    // Of a file that breaks off the pipeline tells.
    stream.on('error', () => undefined);
    stream.on('end', () => {
      if (name !== 'files') return;
      uploads.push({ name: cleanFileName(filename), type: mimeType, bytes: Buffer.concat(chunks) });
    });
  });
  try {
    await pipeline(req, form);
  } catch (error) {
    throw new Refusal(400, 'The multipart form could not be read.', [String(error)]);
  }
  if (tooLarge.length > 0) throw fileTooLarge();
  return { fields, uploads };
};
