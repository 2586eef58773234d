import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** AES-256-GCM; `context` says what the content is, so that nothing sealed can be put in the place of another. */
export interface Vault {
  /** Short name of the key things are sealed with; tells nothing of the key. */
  readonly keyId: string;
  seal(content: Uint8Array, context: string): Buffer;
  /** Throws when the key, the context or the content is another one. */
  open(sealed: Uint8Array, context: string): Buffer;
  /** Whether it was sealed with the present key, and not a former one. */
  isCurrent(sealed: Uint8Array): boolean;
}

export const keyBytes = 32;
const algorithm = 'aes-256-gcm';
/** First byte of everything sealed: since version 2 the name of the key follows. */
const version = 2;
const nameless = 1;
const nameBytes = 4;
const ivBytes = 12;
const tagBytes = 16;

const nameOf = (key: Uint8Array): Buffer =>
  createHash('sha256').update('Switchboard data key').update(key).digest().subarray(0, nameBytes);

export const keyIdOf = (key: Uint8Array): string => nameOf(key).toString('hex');

function decrypt(key: Uint8Array, content: Uint8Array, context: string): Buffer {
  const body = ivBytes + tagBytes;
  if (content.length < body) throw new Error('This was not sealed here');
  const decipher = createDecipheriv(algorithm, key, content.subarray(0, ivBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(content.subarray(ivBytes, body));
  return Buffer.concat([decipher.update(content.subarray(body)), decipher.final()]);
}

function firstThatFits(keys: readonly Uint8Array[], content: Uint8Array, context: string): Buffer {
  let fault: unknown;
  for (const key of keys) {
    try {
      return decrypt(key, content, context);
    } catch (error) {
      fault = error;
    }
  }
  throw fault;
}

/** Seals with `key`; opens what was sealed with it or with one of the `former` keys. */
export function createVault(key: Uint8Array, former: readonly Uint8Array[] = []): Vault {
  const keys = [key, ...former];
  const byId = new Map(keys.map((one) => [keyIdOf(one), one]));
  const head = Buffer.concat([Buffer.of(version), nameOf(key)]);

  return {
    keyId: keyIdOf(key),
    seal(content, context) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(context));
      const body = cipher.update(content);
      cipher.final();
      return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      const content = Buffer.from(sealed);
      if (content[0] === nameless) return firstThatFits(keys, content.subarray(1), context);
      const named = byId.get(content.toString('hex', 1, 1 + nameBytes));
      if (content[0] !== version) throw new Error('This was not sealed here');
      if (named === undefined) throw new Error('This was sealed with a key that is not here');
      return decrypt(named, content.subarray(1 + nameBytes), context);
    },
    isCurrent: (sealed) => head.equals(sealed.subarray(0, head.length)),
  };
}
