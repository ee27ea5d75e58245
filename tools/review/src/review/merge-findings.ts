import { type SarifFile, sarifFindings } from '../gates/sarif-findings';
import type { Finding } from '../model/finding';
import { type NamedStack, stackOfPath } from './stack-of-path';

/** Findings of other tools, by the environment that their stack belongs to. */
export interface MergedFindings {
  readonly byEnvironment: ReadonlyMap<string, readonly Finding[]>;

  /** Says what belongs to no stack. */
  readonly notes: readonly string[];
}

/** Gives results of other tools to the stack that their file belongs to. */
export function mergeFindings(files: readonly SarifFile[], stacks: readonly NamedStack[]): MergedFindings {
  const byEnvironment = new Map<string, Finding[]>();
  const notes: string[] = [];
  for (const file of files) {
    let homeless = 0;
    for (const { uri, finding } of sarifFindings(file)) {
      const stack = stackOfPath(uri, stacks);
      if (stack === undefined) homeless++;
      else {
        const findings = byEnvironment.get(stack.environment) ?? [];
        findings.push({ ...finding, stack: stack.id });
        byEnvironment.set(stack.environment, findings);
      }
    }
    if (homeless > 0) notes.push(`${homeless} results of ${file.at} belong to no stack of this review`);
  }
  return { byEnvironment, notes };
}
