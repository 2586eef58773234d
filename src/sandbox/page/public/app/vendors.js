// @ts-check
// The vendor bundles are classic scripts; this is the one place that reads their globals.
const page =
  /** @type {{
   *   AdaptiveCards: typeof import('adaptivecards'),
   *   DOMPurify: typeof import('dompurify').default,
   *   markdownit: typeof import('markdown-it').default }} */ (/** @type {unknown} */ (globalThis));

export const { AdaptiveCards, DOMPurify, markdownit } = page;
