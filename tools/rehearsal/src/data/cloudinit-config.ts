import { gzipSync } from 'node:zlib';

import { derived } from '../plan/derived';
import { ProviderError } from '../protocol/provider-error';
import { isListValue, isObjectValue, textOf, type ObjectValue } from '../values/value';
import type { DataSource } from './data-source';

const DEFAULT_BOUNDARY = 'MIMEBOUNDARY';

/** `cloudinit_config`: its parts as one MIME message, compressed and encoded unless that is turned off. */
export const cloudinitConfig: DataSource = ({ config }) => rendered(config);

/** What either of the data source and the resource of that name makes of its arguments. */
export function rendered(config: ObjectValue): ObjectValue {
  const parts = isListValue(config['part']) ? config['part'].filter(isObjectValue) : [];
  const boundary = textOf(config['boundary']) ?? DEFAULT_BOUNDARY;
  const [gzip, base64] = [config['gzip'] !== false, config['base64_encode'] !== false];
  const message = Buffer.from(mimeMessage(parts, boundary));
  const content = gzip ? gzipSync(message) : message;
  if (gzip && !base64) {
    const detail = 'Expected base64_encode to be set to true when gzip is true.';
    throw new ProviderError('Invalid Attribute Configuration', detail);
  }
  const text = content.toString(base64 ? 'base64' : 'utf8');
  return { id: derived(text, 'digits', 10), boundary, gzip, base64_encode: base64, rendered: text };
}

function mimeMessage(parts: readonly ObjectValue[], boundary: string): string {
  // The provider ends the first line so, and all others as MIME asks.
  const start = `Content-Type: multipart/mixed; boundary="${boundary}"\n`;
  const lines = ['MIME-Version: 1.0', ''];
  for (const part of parts) lines.push(`--${boundary}`, ...headersOf(part), '', textOf(part['content']) ?? '');
  return start + [...lines, `--${boundary}--`, ''].join('\r\n');
}

function headersOf(part: ObjectValue): readonly string[] {
  const [name, merge] = [textOf(part['filename']), textOf(part['merge_type'])];
  return [
    ...(name === undefined ? [] : [`Content-Disposition: attachment; filename="${name}"`]),
    'Content-Transfer-Encoding: 7bit',
    `Content-Type: ${textOf(part['content_type']) ?? 'text/plain'}`,
    'Mime-Version: 1.0',
    ...(merge === undefined ? [] : [`X-Merge-Type: ${merge}`]),
  ];
}
