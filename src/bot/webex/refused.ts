/** Webex says that the token is good for nothing: what the operator is told wherever it shows. */
export const tokenRefused =
  'Webex refuses the token of the bot: it was revoked, made anew, or has lapsed. ' +
  'Set WEBEX_BOT_TOKEN to the present one and start the bot again.';

/** Of our own client, which has `status`, and of the SDK, which has `statusCode`. */
export const statusOf = (error: unknown): number | undefined => {
  if (!(error instanceof Error)) return undefined;
  if ('status' in error) return Number(error.status);
  return 'statusCode' in error ? Number(error.statusCode) : undefined;
};

export const isTokenRefused = (error: unknown): boolean => statusOf(error) === 401;
