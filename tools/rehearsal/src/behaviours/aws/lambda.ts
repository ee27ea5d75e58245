import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { textOf, type ObjectValue } from '../../values/value';
import type { Behaviour, CloudChange } from '../behaviour';

/** Functions and layers say what their package hashes to: the same as `filebase64sha256` of the file. */
export function lambdaBehaviours(folder: string): Readonly<Record<string, Behaviour>> {
  const apply = ({ config }: CloudChange): ObjectValue | undefined => {
    const path = resolve(folder, textOf(config['filename']) ?? '');
    if (textOf(config['filename']) === undefined || !existsSync(path)) return undefined;
    const content = readFileSync(path);
    const hash = createHash('sha256').update(content).digest('base64');
    return { code_sha256: hash, source_code_hash: hash, source_code_size: content.length };
  };
  return { aws_lambda_function: { apply }, aws_lambda_layer_version: { apply } };
}
