// @ts-check
const nearEnd = 80;

/**
 * Keeps a scrolled pane at its end while the reader is there, also when pictures and cards grow late.
 * @param {HTMLElement} pane
 * @param {HTMLElement} content
 * @param {(away: boolean) => void} moved told whether the reader has left the end
 */
export const stickToEnd = (pane, content, moved) => {
  let atEnd = true;
  const toEnd = () => {
    atEnd = true;
    pane.scrollTop = pane.scrollHeight;
    moved(false);
  };
  pane.addEventListener('scroll', () => {
    atEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < nearEnd;
    if (atEnd) moved(false);
  });
  const observer = new ResizeObserver(() => {
    if (atEnd) pane.scrollTop = pane.scrollHeight;
  });
  observer.observe(content);
  observer.observe(pane);
  return { toEnd, isAtEnd: () => atEnd, stop: () => observer.disconnect() };
};
