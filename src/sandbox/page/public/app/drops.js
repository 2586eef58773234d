// @ts-check
/**
 * Lets files be dropped on a pane.
 * @param {HTMLElement} pane
 * @param {string} label shown while files hover
 * @param {(files: Iterable<File>) => void} take
 */
export const acceptDrops = (pane, label, take) => {
  pane.dataset['drop'] = label;
  let depth = 0;
  /** @param {number} now */
  const setDepth = (now) => {
    depth = Math.max(0, now);
    pane.classList.toggle('dropping', depth > 0);
  };
  /** @param {DragEvent} event */
  const withFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false;

  pane.addEventListener('dragenter', (event) => withFiles(event) && setDepth(depth + 1));
  pane.addEventListener('dragleave', (event) => withFiles(event) && setDepth(depth - 1));
  pane.addEventListener('dragover', (event) => withFiles(event) && event.preventDefault());
  pane.addEventListener('drop', (event) => {
    if (!withFiles(event)) return;
    event.preventDefault();
    setDepth(0);
    take(event.dataTransfer?.files ?? []);
  });
};
