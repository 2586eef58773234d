import { createOrderingServer } from './server.js';

const { PORT = '4000', TOKEN = 'example-token', ADMIN = 'alice.morgan@harborpine.example' } = process.env;
const { EVENTS_URL: url, EVENTS_SECRET: secret } = process.env;
const events = url === undefined || secret === undefined ? {} : { events: { url, secret } };
createOrderingServer({ token: TOKEN, admin: ADMIN, ...events }).listen(Number(PORT), '127.0.0.1', () => {
  process.stdout.write(`Ordering example on http://127.0.0.1:${PORT}; ${ADMIN} may order for Acme.\n`);
});
