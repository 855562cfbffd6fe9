/** 128 random bits as hex: nobody can guess it. `crypto.randomUUID` is missing where there is no HTTPS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
