/** An answer of 400 and above, given on purpose; the error handler turns it into the body Webex sends. */
export class Refusal extends Error {
  readonly status: number;
  /** As the body lists them; back ends of Webex differ in their fields. */
  readonly errors: readonly object[];

  constructor(
    status: number,
    message: string,
    details: readonly string[] = [message],
    errors: readonly object[] = details.map((description) => ({ description })),
  ) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.errors = errors;
  }
}

export const badRequest = (message: string): Refusal => new Refusal(400, message);
export const forbidden = (message: string): Refusal => new Refusal(403, message);
export const notFound = (message: string): Refusal => new Refusal(404, message);

/** Clients look for the first sentence, word by word, after a room was deleted. */
export const roomNotFound = (): Refusal => notFound('Could not find a room with provided ID.');
