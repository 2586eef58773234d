/** Where the SDK finds what is not in the REST API; sources: webex-api.md section 1, and the SDK's service-fed-ramp.js. */
const catalogues: Readonly<Record<string, string>> = {
  'https://webexapis.com': 'https://u2c.wbx2.com/u2c/api/v1',
  'https://api-usgov.webex.com': 'https://u2c.gov.ciscospark.com/u2c/api/v1',
};

/** Anywhere else, as in the sandbox, everything is on one address. */
export function catalogueFor(apiUrl: string): string {
  const { origin } = new URL(apiUrl);
  return catalogues[origin] ?? `${origin}/u2c/api/v1`;
}
