import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM; `context` says what the content is, so that nothing sealed can be put in the place of another. */
export interface Vault {
  seal(content: Uint8Array, context: string): Buffer;
  /** Throws when the key, the context or the content is another one. */
  open(sealed: Uint8Array, context: string): Buffer;
}

export const keyBytes = 32;
const algorithm = 'aes-256-gcm';
/** First byte of everything sealed, for a day on which the way of sealing changes. */
const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + ivBytes + tagBytes;

export function createVault(key: Uint8Array): Vault {
  return {
    seal(content, context) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(context));
      const body = cipher.update(content);
      cipher.final();
      return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      if (sealed.length < headBytes || sealed[0] !== version) throw new Error('This was not sealed here');
      const iv = sealed.subarray(1, 1 + ivBytes);
      const decipher = createDecipheriv(algorithm, key, iv)
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(1 + ivBytes, headBytes));
      return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]);
    },
  };
}
