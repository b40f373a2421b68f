/** Secrets and ids made on the phone, by what a page without a secure context still has. */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function base64url(bytes: Uint8Array): string {
  let result = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      result += ALPHABET[(held >> bits) & 63];
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) result += ALPHABET[(held << (6 - bits)) & 63];
  return result;
}

/** What opens a seat: 16 random bytes as 22 characters. */
export function newToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(16)));
}

export function isToken(text: string): boolean {
  return /^[\w-]{22}$/.test(text);
}

/** The id of a command: a dozen random bytes as 16 letters, digits and dashes. */
export function newCommandId(): string {
  // An underscore is no part of an id.
  return base64url(crypto.getRandomValues(new Uint8Array(12))).replaceAll("_", "-");
}
