const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const headerLength = 13;

/** Size in pixels; undefined when the picture breaks off or is none. Nothing is decoded. */
export const readPng = (bytes: Uint8Array): { width: number; height: number } | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameAt = (at: number) => String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  let at = signature.length;
  if (bytes.length < at + 12 + headerLength || nameAt(at) !== 'IHDR' || view.getUint32(at) !== headerLength)
    return undefined;
  const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
  let picture = false;
  while (at + 12 <= bytes.length) {
    const name = nameAt(at);
    if (name === 'IEND') return picture && size.width > 0 && size.height > 0 ? size : undefined;
    picture ||= name === 'IDAT' && view.getUint32(at) > 0;
    at += 12 + view.getUint32(at);
  }
  return undefined;
};

export const looksLikePng = (bytes: Uint8Array): boolean => signature.every((byte, at) => bytes[at] === byte);
