/** Crockford's base 32: no I, L, O or U, so that a child's handwriting cannot be misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters for whole bytes, five bits each, the last padded with zero bits. */
export function crockford(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(value >> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text;
}

/** Reads what a person typed: any case, spaces and hyphens, look-alikes (I, L → 1, O → 0), Arabic-Indic digits. */
export function asCrockford(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/[^0-9A-Z]/g, '');
}
