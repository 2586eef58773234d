import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import { pageHeaders } from './page-headers.js';

export interface ChatPageOptions {
  /** Folder with index.html and the browser's modules; the project's own unless told. */
  readonly publicDir?: string;
  /** How long a browser may keep an asset, in seconds; 0 asks again each time. */
  readonly maxAge?: number;
}

// The compiler copies no assets, so src/ and dist/ both serve the folder under src/.
const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
const ownPublicDir = join(projectRoot, 'src', 'sandbox', 'page', 'public');

const locate = createRequire(import.meta.url);
const vendorFiles = {
  'adaptivecards.min.js': () => locate.resolve('adaptivecards/dist/adaptivecards.min.js'),
  'markdown-it.min.js': () => locate.resolve('markdown-it/browser'),
  'purify.min.js': () => join(dirname(locate.resolve('dompurify')), 'purify.min.js'),
} as const;

/** The chat page: `/` and everything under `/assets/`. It talks to the API of its own origin. */
export const createChatPage = (options: ChatPageOptions = {}): Router => {
  const publicDir = options.publicDir ?? ownPublicDir;
  const maxAge = (options.maxAge ?? 0) * 1000;
  const router = express.Router();

  router.get('/', pageHeaders, (_request, response) => {
    response.sendFile(join(publicDir, 'index.html'), { cacheControl: false, dotfiles: 'allow' });
  });
  for (const [name, path] of Object.entries(vendorFiles)) {
    const file = path();
    router.get(`/assets/vendor/${name}`, pageHeaders, (_request, response) => {
      response.sendFile(file, { maxAge, dotfiles: 'allow' });
    });
  }
  router.use('/assets', pageHeaders, express.static(publicDir, { index: false, maxAge, redirect: false }));
  return router;
};
