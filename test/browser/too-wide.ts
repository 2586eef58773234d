/** Run in the page: what reaches beyond the right edge of the window; a card must not scroll sideways either. */
export const tooWide = `[document.documentElement, ...document.querySelectorAll('.scroll, .card, .card *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 ||
    (one.matches('html, .scroll, .card') && one.scrollWidth > one.clientWidth))
  .map((one) => one.tagName + '.' + one.className)`;
