/** A bad year of Webex, pressed into minutes; only the bot suffers it. */
const at = (probability: number, fault: object) => ({ who: 'bot', probability, ...fault });
const posts = { method: 'POST', path: '/messages' };

export const faultsFor = (seed: number): object => ({
  seed,
  calls: [
    at(0.04, { ...posts, status: 429, retryAfterSeconds: 1 }),
    at(0.02, { status: 429, retryAfterSeconds: 1 }),
    at(0.03, { status: 503 }),
    at(0.02, { status: 502 }),
    // Done, but nobody hears of it; and never done at all.
    at(0.02, { ...posts, cut: 'after' }),
    at(0.02, { cut: 'before' }),
    // Longer than the bot waits.
    at(0.005, { latencyMs: 11_000, cut: 'before' }),
    at(1, { jitterMs: 60 }),
  ],
  webhooks: {
    drop: { probability: 0.06 },
    double: { probability: 0.1 },
    delay: { probability: 0.08, ms: 1_500 },
    reorder: { probability: 0.08 },
  },
});
