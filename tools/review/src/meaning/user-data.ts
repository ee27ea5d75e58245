import { gunzipSync } from 'node:zlib';

/** Bytes that unpacked user data may have; AWS takes 16 KiB of packed ones. */
const MOST_BYTES = 1_000_000;

/** Readable text of user data: out of base64 and gzip, with the boundaries of MIME parts named alike. */
export function userDataText(text: string): string {
  const decoded = decoded64(text) ?? text;
  const boundary = /^content-type:\s*multipart\/[^\n]*?boundary\s*=\s*"?([^"\s;]+)/im.exec(decoded)?.[1];
  if (boundary === undefined) return decoded;
  return decoded.split(boundary).join('BOUNDARY').split('--BOUNDARY').map(partText).join('--BOUNDARY');
}

/** A MIME part may be in base64 once more. */
function partText(part: string): string {
  const [, head, body] = /^([\s\S]*?\r?\n\r?\n)([\s\S]*)$/.exec(part) ?? [];
  if (head === undefined || body === undefined || !/^content-transfer-encoding:\s*base64/im.test(head)) return part;
  return `${head}${decoded64(body) ?? body}\n`;
}

function decoded64(text: string): string | undefined {
  const packed = text.replace(/\s+/g, '');
  if (packed.length < 8 || packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return undefined;
  const bytes = Buffer.from(packed, 'base64');
  const content = bytes[0] === 0x1f && bytes[1] === 0x8b ? unzipped(bytes) : bytes;
  const decoded = content?.toString('utf8');
  return decoded === undefined || /[\u0000\ufffd]/.test(decoded) ? undefined : decoded;
}

function unzipped(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    return undefined;
  }
}
