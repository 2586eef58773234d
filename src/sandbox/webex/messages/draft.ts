import type { Request } from 'express';
import { z } from 'zod';
import { emailField, given, idField, parse, personIdField } from '../http/parse.js';
import { badRequest } from '../refusal.js';
import { download } from './download.js';
import { readForm, type Upload } from './upload.js';

export const maxTextBytes = 7439;

/** Empty means absent: forms send empty fields. */
export const textField = given(
  z
    .string()
    .refine(
      (text) => Buffer.byteLength(text) <= maxTextBytes,
      `Message length limited to ${maxTextBytes} bytes.`,
    ),
).transform((text) => (text === '' ? undefined : text));

const card = z.looseObject({
  contentType: z.literal('application/vnd.microsoft.card.adaptive', 'is not a supported content type'),
  content: z.looseObject({ type: z.literal('AdaptiveCard', 'must be AdaptiveCard') }),
});

const newMessage = z.object({
  roomId: given(idField),
  toPersonId: given(personIdField),
  toPersonEmail: given(emailField),
  text: textField,
  markdown: textField,
  html: textField,
  parentId: given(idField),
  files: given(z.union([z.string().transform((file) => [file]), z.array(z.string())])),
  attachments: given(z.array(card).max(1, 'only one card is allowed in a message')),
});

type Fields = Omit<z.output<typeof newMessage>, 'files'>;

/** A message that is complete and within the limits; where it goes has not been looked at yet. */
export interface Draft extends Fields {
  readonly file?: Upload | undefined;
}

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('attachments: malformed JSON.');
  }
};

const readBody = async (req: Request): Promise<{ body: unknown; uploads: readonly Upload[] }> => {
  if (req.is('multipart/form-data') === false) return { body: req.body, uploads: [] };
  const { fields, uploads } = await readForm(req);
  const attachments = fields['attachments'];
  const cards = attachments ? { attachments: asJson(attachments) } : {};
  return { body: { ...fields, ...cards, files: fields['files'] || undefined }, uploads };
};

const checkShape = ({ roomId, toPersonId, toPersonEmail }: Fields): void => {
  const places = [roomId, toPersonId, toPersonEmail].filter((place) => place !== undefined);
  if (places.length !== 1) throw badRequest('Exactly one of roomId, toPersonId, toPersonEmail is required.');
};

export const readDraft = async (req: Request): Promise<Draft> => {
  const { body, uploads } = await readBody(req);
  const { files = [], ...fields } = parse(newMessage, body);
  checkShape(fields);
  if (files.length + uploads.length > 1) throw badRequest('Only one file is allowed in a message.');
  const { text, markdown, html, attachments = [] } = fields;
  const address = files[0];
  const hasFile = address !== undefined || uploads.length > 0;
  if (!(text ?? markdown ?? html) && !hasFile && attachments.length === 0) {
    throw badRequest('One of text, markdown, html, files or attachments is required.');
  }
  return { ...fields, file: address === undefined ? uploads[0] : await download(address) };
};
