import { type InfracostFile, infracostProjects } from '../cost/infracost';
import type { Finding } from '../model/finding';
import type { ProjectCost } from '../model/review';
import { mergeFindings } from './merge-findings';
import type { ReviewOptions } from './review-options';

/** What other tools found, by the environment that their stack belongs to. */
export interface OtherTools {
  of(environment: string): { readonly merged: readonly Finding[]; readonly infracost: readonly ProjectCost[] };

  /** Says what belongs to no stack. */
  readonly notes: readonly string[];
}

interface Stack {
  readonly id: string;
  readonly environment: string;
  readonly layer: string;
}

/** Gives what other tools found to the stacks of a review. */
export function otherTools({ sarif = [], infracost = [] }: ReviewOptions, stacks: readonly Stack[]): OtherTools {
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

/** A project is the stack whose id is a folder of its path, or whose environment and layer are two that follow each other. */
function costsByEnvironment(files: readonly InfracostFile[], stacks: readonly Stack[]) {
  const byEnvironment = new Map<string, ProjectCost[]>();
  const notes: string[] = [];
  for (const file of files) {
    for (const { path, cost } of infracostProjects(file)) {
      const folders = `/${`${path}/${cost.project}`.split(/[/\\]+/).join('/')}/`;
      const stack = stacks.find(
        ({ id, environment, layer }) => folders.includes(`/${id}/`) || folders.includes(`/${environment}/${layer}/`),
      );
      if (stack === undefined) notes.push(`project ${cost.project} of ${file.at} belongs to no stack of this review`);
      else {
        const costs = byEnvironment.get(stack.environment) ?? [];
        byEnvironment.set(stack.environment, [...costs, { ...cost, stack: stack.id }]);
      }
    }
  }
  return { byEnvironment, notes };
}
