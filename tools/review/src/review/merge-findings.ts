import type { SarifFile } from '../gates/sarif-findings';
import type { Finding } from '../model/finding';
import type { StackPair } from './stack-pair';

/** Findings of other tools, by the environment that their stack belongs to. */
export interface MergedFindings {
  readonly byEnvironment: ReadonlyMap<string, readonly Finding[]>;
  readonly notes: readonly string[];
}

export function mergeFindings(
  _files: readonly SarifFile[],
  _stacks: readonly Pick<StackPair, 'id' | 'environment'>[],
): MergedFindings {
  return { byEnvironment: new Map(), notes: [] };
}
