import { LandfallError, type Problem, type Problems } from '@landfall/contracts';

/** A node validation that begins with a code: `ADDRESS_TWICE: ...`. */
const CODED = /^([A-Z][A-Z0-9_]+): (.+)$/s;

/** What cdktf throws when validations or error annotations fail: a heading, `[path] message` lines, advice. */
const FAILURES =
  /^(?:(?:App-level v|V)alidation failed with the following errors|Encountered Annotations with level "ERROR"):\n(.+?)\n(?:\n|Validations allow)/s;

const CYCLE = /^Cannot add dependency (\S+) to (\S+), because it would cause a circular dependency/;

/** A failed validation of a construct. */
export function validationProblem(message: string, at: string): Problem {
  const [, code, rest] = CODED.exec(message) ?? [];
  return isCode(code) && rest !== undefined ? { code, message: rest, at } : { code: 'STACK_INVALID', message, at };
}

/** Runs a step of synthesis and keeps what its user did wrong, whether we or cdktf say so; other errors pass. */
export function collectProblems(problems: Problems, step: () => void): void {
  problems.collect(() => {
    try {
      step();
    } catch (error) {
      throw fromCdktf(error);
    }
  });
}

function fromCdktf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof LandfallError) return error;
  const [, dependency, stack] = CYCLE.exec(error.message) ?? [];
  if (dependency !== undefined && stack !== undefined) {
    const message = `depends on ${dependency}, which depends on it already; let only the higher layer read from the lower one`;
    return new LandfallError('STACK_CYCLE', message, stack);
  }
  const [, list] = FAILURES.exec(error.message) ?? [];
  const [first, ...rest] = (list ?? '').split(/\n\s*(?=\[)/).flatMap(lineProblem);
  return first ? new LandfallError([first, ...rest]) : error;
}

function lineProblem(line: string): readonly Problem[] {
  const [, path, message] = /^\s*\[([^\]]*)\] (.+)$/s.exec(line) ?? [];
  if (path !== undefined && message !== undefined) return [validationProblem(message, path)];
  return line.trim() === '' ? [] : [validationProblem(line.trim(), 'app')];
}

function isCode(value: string | undefined): value is Uppercase<string> {
  return value !== undefined && value === value.toUpperCase();
}
