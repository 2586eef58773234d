// @ts-check
export class ApiError extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** @param {Response} response */
const toError = async (response) => {
  const body = await response.json().catch(() => ({}));
  return new ApiError(response.status, typeof body.message === 'string' ? body.message : response.statusText);
};

/**
 * Content addresses name the host the server knows itself by; the page may have been opened by another name.
 * @param {string} url
 */
export const onThisOrigin = (url) => {
  const { pathname, search } = new URL(url, location.href);
  return pathname + search;
};

/**
 * Calls the API as one person; a refusal becomes an `ApiError` with the words of the server.
 * @param {{ apiUrl: string, token: string }} options
 */
export const createCalls = ({ apiUrl, token }) => {
  const base = onThisOrigin(apiUrl).replace(/\/$/, '');
  const headers = { authorization: `Bearer ${token}` };

  /** @param {string} path @param {RequestInit} [init] */
  const call = async (path, init = {}) => {
    const response = await fetch(path, { ...init, headers: { ...headers, ...init.headers } });
    if (!response.ok) throw await toError(response);
    return response;
  };
  /** @param {string} path @param {Record<string, string>} [query] */
  const list = async (path, query = {}) => {
    const response = await call(`${base}${path}?${new URLSearchParams(query)}`);
    return (await response.json()).items;
  };
  /** @param {string} path @param {unknown} body */
  const post = async (path, body) => {
    const json = { 'content-type': 'application/json' };
    const init = body instanceof FormData ? { body } : { body: JSON.stringify(body), headers: json };
    return (await call(`${base}${path}`, { method: 'POST', ...init })).json();
  };
  /** @param {string} path */
  const get = async (path) => (await call(`${base}${path}`)).json();
  /** @param {string} path */
  const remove = (path) => call(`${base}${path}`, { method: 'DELETE' });
  return { call, get, list, post, remove };
};
