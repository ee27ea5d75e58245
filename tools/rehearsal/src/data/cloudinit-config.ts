import { gzipSync } from 'node:zlib';

import { derived } from '../plan/derived';
import { isListValue, isObjectValue, textOf, type ObjectValue } from '../values/value';
import type { DataSource } from './data-source';

const DEFAULT_BOUNDARY = 'MIMEBOUNDARY';

/** `cloudinit_config`: its parts as one MIME message, compressed and encoded unless that is turned off. */
export const cloudinitConfig: DataSource = ({ config }) => {
  const parts = isListValue(config['part']) ? config['part'].filter(isObjectValue) : [];
  const boundary = textOf(config['boundary']) ?? DEFAULT_BOUNDARY;
  const [gzip, base64] = [config['gzip'] !== false, config['base64_encode'] !== false];
  const message = Buffer.from(mimeMessage(parts, boundary));
  const content = gzip ? gzipSync(message) : message;
  const rendered = content.toString(base64 ? 'base64' : 'utf8');
  return { id: derived(rendered, 'digits', 10), boundary, gzip, base64_encode: base64, rendered };
};

function mimeMessage(parts: readonly ObjectValue[], boundary: string): string {
  const lines = [`Content-Type: multipart/mixed; boundary="${boundary}"`, 'MIME-Version: 1.0', ''];
  for (const part of parts) lines.push(`--${boundary}`, ...headersOf(part), '', textOf(part['content']) ?? '');
  return [...lines, `--${boundary}--`, ''].join('\r\n');
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
