// @ts-check
import { createCalls, onThisOrigin } from './api-calls.js';

/** @import { Draft, Membership, Message, Room } from './types.js' */

/** @param {string} header */
const fileNameIn = (header) => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)"?/i.exec(header)?.[1] ?? '');
};

/** @param {Headers} headers */
const describe = (headers) => ({
  name: fileNameIn(headers.get('content-disposition') ?? ''),
  type: (headers.get('content-type') ?? '').split(';')[0] ?? '',
  size: Number(headers.get('content-length') ?? 0),
});

/** @param {Draft} draft @param {File} file */
const withFile = (draft, file) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(draft)) if (value) form.append(name, value);
  form.append('files', file, file.name);
  return form;
};

/** @typedef {ReturnType<typeof createApi>} Api */

/**
 * The Webex API of the sandbox, as one person.
 * @param {{ apiUrl: string, token: string }} options
 */
export const createApi = (options) => {
  const { call, get, list, post, remove } = createCalls(options);
  return {
    /** @returns {Promise<Room[]>} */
    rooms: () => list('/rooms', { sortBy: 'lastactivity', max: '200' }),
    /** @param {string} id @returns {Promise<Room>} */
    room: (id) => get(`/rooms/${id}`),
    /** @param {string} title @returns {Promise<Room>} */
    createRoom: (title) => post('/rooms', { title }),
    /** @param {string} roomId @returns {Promise<Membership[]>} */
    members: (roomId) => list('/memberships', { roomId, max: '200' }),
    /** @param {string} roomId @param {string} personId @returns {Promise<Membership>} */
    addMember: (roomId, personId) => post('/memberships', { roomId, personId }),
    /** Newest first. @param {string} roomId @param {string} [beforeMessage] @returns {Promise<Message[]>} */
    messages: (roomId, beforeMessage) =>
      list('/messages', { roomId, max: '50', ...(beforeMessage ? { beforeMessage } : {}) }),
    /** @param {Draft} draft @param {File} [file] @returns {Promise<Message>} */
    send: (draft, file) => post('/messages', file ? withFile(draft, file) : draft),
    /** @param {string} id */
    deleteMessage: (id) => remove(`/messages/${id}`),
    /** @param {string} messageId @param {Record<string, unknown>} inputs */
    submit: (messageId, inputs) => post('/attachment/actions', { type: 'submit', messageId, inputs }),
    /** @param {string} url */
    describeFile: async (url) => describe((await call(onThisOrigin(url), { method: 'HEAD' })).headers),
    /** @param {string} url */
    download: async (url) => (await call(onThisOrigin(url))).blob(),
  };
};
