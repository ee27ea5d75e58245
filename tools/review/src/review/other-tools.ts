import { type InfracostFile, infracostProjects } from '../cost/infracost';
import type { Finding } from '../model/finding';
import type { ProjectCost } from '../model/review';
import { mergeFindings } from './merge-findings';
import type { ReviewOptions } from './review-options';
import { type NamedStack, stackOfPath } from './stack-of-path';

/** What other tools found, by the environment that their stack belongs to. */
export interface OtherTools {
  of(environment: string): { readonly merged: readonly Finding[]; readonly infracost: readonly ProjectCost[] };

  /** Says what belongs to no stack. */
  readonly notes: readonly string[];
}

/** Gives what other tools found to the stacks of a review. */
export function otherTools({ sarif = [], infracost = [] }: ReviewOptions, stacks: readonly NamedStack[]): OtherTools {
  const findings = mergeFindings(sarif, stacks);
  const costs = costsByEnvironment(infracost, stacks);
  return {
    of: (environment) => ({
      merged: findings.byEnvironment.get(environment) ?? [],
      infracost: costs.byEnvironment.get(environment) ?? [],
    }),
    notes: [...findings.notes, ...costs.notes],
  };
}

function costsByEnvironment(files: readonly InfracostFile[], stacks: readonly NamedStack[]) {
  const byEnvironment = new Map<string, ProjectCost[]>();
  const notes: string[] = [];
  for (const file of files) {
    for (const { path, cost } of infracostProjects(file)) {
      const stack = stackOfPath(`${path}/${cost.project}`, stacks);
      if (stack === undefined) notes.push(`project ${cost.project} of ${file.at} belongs to no stack of this review`);
      else {
        const costs = byEnvironment.get(stack.environment) ?? [];
        byEnvironment.set(stack.environment, [...costs, { ...cost, stack: stack.id }]);
      }
    }
  }
  return { byEnvironment, notes };
}
