/** One thing that is wrong: a stable code, a sentence, and where. */
export interface Problem {
  /** Stable name of the rule, in capitals: `EKS_TOO_FEW_SUBNETS`. */
  readonly code: Uppercase<string>;

  /** Lower-case sentence: the rule, the value got, what to change. */
  readonly message: string;

  /** Construct path, or file and field: `environments/prod: network.cidr`. */
  readonly at: string;
}

/** The only error that Landfall throws for a mistake of its user. It carries every problem found, not just the first. */
export class LandfallError extends Error {
  override readonly name = 'LandfallError';

  readonly problems: readonly Problem[];

  constructor(code: Uppercase<string>, message: string, at: string);
  constructor(problems: readonly [Problem, ...Problem[]]);
  constructor(first: Uppercase<string> | readonly Problem[], message = '', at = '') {
    const problems = typeof first === 'string' ? [{ code: first, message, at }] : [...first];
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

/** Collects problems, so that a user sees all of them at once. */
export class Problems {
  private readonly found: Problem[] = [];

  /** @param at Where problems are when `add` names no place. */
  constructor(private readonly at: string) {}

  /** Problems found so far. */
  get count(): number {
    return this.found.length;
  }

  add(code: Uppercase<string>, message: string, at: string = this.at): void {
    this.found.push({ code, message, at });
  }

  /** Runs a check that throws, and keeps its problems. Returns its value, or undefined when it threw. */
  collect<T>(check: () => T): T | undefined {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof LandfallError)) throw error;
      this.found.push(...error.problems);
      return undefined;
    }
  }

  /** @throws LandfallError with every problem added, when there is one. */
  throwIfAny(): void {
    const [first, ...rest] = this.found;
    if (first) throw new LandfallError([first, ...rest]);
  }
}

function formatProblem({ code, message, at }: Problem): string {
  return `${code} at ${at}: ${message}`;
}
