import { fileURLToPath } from 'node:url';

/** The build copies no fonts, so both `src/` and `dist/` read them from `src/`. */
const asset = (name: string) =>
  fileURLToPath(new URL(`../../../src/documents/assets/${name}`, import.meta.url));

/** Roboto, which writes every language of Europe; the machine needs no fonts of its own. */
export const fonts = {
  family: 'Roboto',
  regular: asset('Roboto-Regular.ttf'),
  bold: asset('Roboto-Bold.ttf'),
};
