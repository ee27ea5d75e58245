import { formatChanges, type ChangeKind, type PlannedChange } from './planned-change';
import type { RehearsedConfiguration } from './rehearse';

interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The address of a resource, its type for any of that type, or an expression that its address matches. */
export type Target = string | RegExp;

/** Matchers for what `rehearse()` gives; `expect.extend(rehearsalMatchers)` adds them. */
export const rehearsalMatchers = {
  toPlanEmpty(received: unknown): Verdict {
    const { remaining } = applied(received);
    const message = 'a plan after the apply to be empty';
    return verdict(remaining.length === 0, message, `it wants\n${formatChanges(remaining)}`, 'it is');
  },

  toChangeNothing(received: unknown): Verdict {
    const { changes } = planned(received);
    return verdict(changes.length === 0, 'the plan to change nothing', planText(changes));
  },

  toPlanToAdd(received: unknown, count: number): Verdict {
    const { changes } = planned(received);
    const added = changes.filter(({ kind }) => kind === 'create' || kind === 'replace').length;
    return verdict(added === count, `the plan to add ${count}`, `it adds ${added}\n${planText(changes)}`);
  },

  toCreate(received: unknown, target: Target): Verdict {
    return planHas(received, 'create', target, []);
  },

  toUpdate(received: unknown, target: Target, ...attributes: readonly string[]): Verdict {
    return planHas(received, 'update', target, attributes);
  },

  toReplace(received: unknown, target: Target, ...attributes: readonly string[]): Verdict {
    return planHas(received, 'replace', target, attributes);
  },

  toDestroy(received: unknown, target: Target): Verdict {
    return planHas(received, 'destroy', target, []);
  },

  toApply(received: unknown): Verdict {
    const { outcome } = rehearsed(received);
    const got = outcome.kind === 'failed' ? `terraform ${outcome.step} failed:\n${outcome.output}` : 'it was';
    return verdict(outcome.kind === 'applied', 'the configuration to be applied', got);
  },

  toFailWith(received: unknown, text: string | RegExp): Verdict {
    const { outcome } = rehearsed(received);
    const wanted = typeof text === 'string' ? JSON.stringify(text) : String(text);
    if (outcome.kind === 'applied') return verdict(false, `terraform to fail with ${wanted}`, 'it was applied');
    // Terraform breaks lines where they become long.
    const output = onOneLine(outcome.output);
    const pass = typeof text === 'string' ? output.includes(onOneLine(text)) : text.test(output);
    return verdict(pass, `terraform to fail with ${wanted}`, `terraform ${outcome.step} said\n${outcome.output}`);
  },
};

function planHas(received: unknown, kind: ChangeKind, target: Target, attributes: readonly string[]): Verdict {
  const { changes } = planned(received);
  const pass = changes.some(
    (change) => change.kind === kind && isMeant(change, target) && attributes.every((name) => touches(change, name)),
  );
  const because = attributes.length === 0 ? '' : ` because of ${attributes.join(' and ')}`;
  return verdict(pass, `the plan to ${kind} ${String(target)}${because}`, planText(changes));
}

function isMeant({ address, type }: PlannedChange, target: Target): boolean {
  return typeof target === 'string' ? target === address || target === type : target.test(address);
}

/** Whether a path, or one inside of it, is among those that the change is about. */
function touches({ kind, attributes, forcedBy }: PlannedChange, path: string): boolean {
  return (kind === 'replace' ? forcedBy : attributes).some(
    (each) => each === path || (each.startsWith(path) && /^[.[]/.test(each.slice(path.length))),
  );
}

function planText(changes: readonly PlannedChange[]): string {
  return changes.length === 0 ? 'it plans nothing' : `it plans\n${formatChanges(changes)}`;
}

function verdict(pass: boolean, wanted: string, got: string, gotWhenPassed = got): Verdict {
  return { pass, message: () => `expected ${pass ? 'not ' : ''}${wanted}; ${pass ? gotWhenPassed : got}` };
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The rehearsal when there is a plan. Without one neither a matcher nor its `.not` can hold. */
function planned(received: unknown): RehearsedConfiguration {
  const rehearsal = rehearsed(received);
  const { outcome, changes } = rehearsal;
  if (outcome.kind === 'failed' && (outcome.step === 'init' || (outcome.step === 'plan' && changes.length === 0))) {
    throw new Error(`expected a plan, but terraform ${outcome.step} failed:\n${outcome.output}`);
  }
  return rehearsal;
}

function applied(received: unknown): RehearsedConfiguration {
  const rehearsal = rehearsed(received);
  const { outcome } = rehearsal;
  if (outcome.kind === 'failed')
    throw new Error(`expected an apply, but terraform ${outcome.step} failed:\n${outcome.output}`);
  return rehearsal;
}

function rehearsed(received: unknown): RehearsedConfiguration {
  if (isRehearsed(received)) return received;
  const promise = received instanceof Promise ? ' a promise; write expect(await rehearse(…))' : ` ${typeof received}`;
  throw new TypeError(`expected what rehearse() gives, got${promise}`);
}

function isRehearsed(value: unknown): value is RehearsedConfiguration {
  return (
    typeof value === 'object' && value !== null && 'outcome' in value && 'changes' in value && 'remaining' in value
  );
}
