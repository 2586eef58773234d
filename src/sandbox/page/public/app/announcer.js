// @ts-check
/** Says a text to a screen reader. @param {string} text */
export const announce = (text) => {
  const region = document.getElementById('announcer');
  if (region) region.textContent = text;
};
