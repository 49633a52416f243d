/**
 * The text of a file as editors write it: UTF-8, or UTF-16 of either order as those of Windows do, with or without a byte
 * order mark, which is not part of the text. JSON and PEM begin with a character of ASCII, by which UTF-16 without a mark is known.
 */
export function decodeText(bytes: Buffer): string {
  return plain(bytes).replace(/^\uFEFF+/, '');
}

function plain(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return bytes.toString('utf8');
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return bytes.toString('utf16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return bigEndian(bytes);
  return bytes.toString('utf8');
}

function bigEndian(bytes: Buffer): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return even.swap16().toString('utf16le');
}
