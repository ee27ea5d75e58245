import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

import { ProviderError } from '../protocol/provider-error';
import { toStateJson } from '../values/state-json';
import { isListValue, textOf, type ObjectValue } from '../values/value';
import { InventedAnswer, type DataSource } from './data-source';

/**
 * `external`: what a program answers, which is run as the provider runs it.
 *
 * @param folder Folder that Terraform runs in; without one no program is run, and the answer is made up.
 */
export function externalProgram(folder: string | undefined): DataSource {
  return ({ config }) => {
    if (folder === undefined) return new InventedAnswer({ id: '-', result: {} });
    const [program = '', ...args] = isListValue(config['program'])
      ? config['program'].flatMap((part) => textOf(part) ?? [])
      : [];
    const cwd = resolve(folder, textOf(config['working_dir']) ?? '.');
    const input = JSON.stringify(toStateJson(config['query'] ?? null) ?? {});
    const { error, status, stdout, stderr } = spawnSync(program, args, { cwd, input, encoding: 'utf8' });
    // A program need not read the query: one that ends before it is written has answered all the same.
    if (error !== undefined && !('code' in error && error.code === 'EPIPE'))
      throw new ProviderError('External Program Lookup Failed', `${program}: ${error.message}`);
    if (status === 0) return { id: '-', result: answerOf(program, stdout) };
    throw new ProviderError(
      'External Program Execution Failed',
      `The program ${program} ended with exit code ${status ?? 'of a signal'}.\n${stderr}`,
    );
  };
}

function answerOf(program: string, output: string): ObjectValue {
  try {
    const answer: unknown = JSON.parse(output);
    if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) {
      const entries = Object.entries(answer).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
      if (entries.length === Object.keys(answer).length) return Object.fromEntries(entries);
    }
  } catch {
    // Said below.
  }
  throw new ProviderError(
    'Unexpected External Program Results',
    `The program ${program} must write a JSON object whose values are text, got: ${output}`,
  );
}
