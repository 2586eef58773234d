export type FileKind = 'bill' | 'loa' | 'other';

/** What the content of a file turned out to be. */
export const contentTypes = [
  'pdf',
  'png',
  'jpeg',
  'heic',
  'tiff',
  'gif',
  'webp',
  'word',
  'excel',
  'zip',
  'html',
  'text',
  'unknown',
] as const;
export type ContentType = (typeof contentTypes)[number];

export type FileProblem =
  | { readonly code: 'wrong_type'; readonly is: ContentType }
  | { readonly code: 'too_large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'too_many_pages'; readonly pages: number; readonly limit: number }
  /** Nothing at all in the file, no page, or neither text nor picture on any page. */
  | { readonly code: 'empty' }
  /** Asks for a password, or is encrypted in a way nobody here can read. */
  | { readonly code: 'encrypted' }
  /** Says it is a PDF or PNG, and is none or breaks off. */
  | { readonly code: 'broken' }
  /** A picture whose size in pixels would not fit into memory. */
  | { readonly code: 'too_many_pixels'; readonly width: number; readonly height: number }
  /** Took too long or too much memory to read. */
  | { readonly code: 'too_complex' };

/** `unreadable`: so few pixels that a person will hardly read it. `no_text`: nothing to compare with what was typed. */
export type FileWarning = 'unreadable' | 'no_text';

export interface InspectedFile {
  readonly ok: true;
  readonly type: 'pdf' | 'png';
  readonly mediaType: 'application/pdf' | 'image/png';
  /** SHA-256 of the content, hex: the id of the document. */
  readonly id: string;
  /** Fit to be shown and passed on: no path, no account number, the right ending. */
  readonly name: string;
  readonly pages?: number;
  /** Text layer of a PDF, a line for each line on the page, columns apart by three spaces or more. */
  readonly text?: string;
  readonly width?: number;
  readonly height?: number;
  readonly warnings: readonly FileWarning[];
}

export type Inspection = InspectedFile | { readonly ok: false; readonly problem: FileProblem };
