/** An answer of 400 and above, given on purpose; the error handler turns it into the body Webex sends. */
export class Refusal extends Error {
  readonly status: number;
  readonly details: readonly string[];

  constructor(status: number, message: string, details: readonly string[] = [message]) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.details = details;
  }
}

export const badRequest = (message: string): Refusal => new Refusal(400, message);
export const forbidden = (message: string): Refusal => new Refusal(403, message);
export const notFound = (message: string): Refusal => new Refusal(404, message);

/** Clients look for the first sentence, word by word, after a room was deleted. */
export const roomNotFound = (): Refusal => notFound('Could not find a room with provided ID.');
