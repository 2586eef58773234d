import { secureHeaders } from '../../http/doors.js';

/** No inline script or style and nothing from elsewhere: what a message or a card smuggles in stays text. */
export const pageHeaders = secureHeaders({
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
});
