import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Problems } from '@landfall/contracts';
import { readState } from './read-state';
import type { StateDocument } from './state-document';

export interface StackStates {
  readonly byStack: ReadonlyMap<string, StateDocument>;

  /** Says which files belong to no stack. */
  readonly notes: readonly string[];
}

/**
 * Reads states, each of one stack: `<stack>=<file>`, or a file that is called `<stack>.tfstate`.
 *
 * @throws LandfallError with every problem: `STATE_UNREADABLE`, `STATE_OF_UNKNOWN_STACK`, `STATE_TWICE`,
 * `STATE_OF_NO_STACK` when none belongs to a stack, and those of `readState`.
 */
export async function statesOfStacks(entries: readonly string[], stacks: readonly string[]): Promise<StackStates> {
  const problems = new Problems('--state');
  const notes: string[] = [];
  const files = new Map<string, string>();
  for (const entry of entries) {
    const { stack, file, isNamed } = parsed(entry);
    if (!stacks.includes(stack)) {
      if (isNamed) {
        problems.add('STATE_OF_UNKNOWN_STACK', `there is no stack '${stack}'; stacks: ${stacks.join(', ')}`, entry);
      } else notes.push(`${file} is the state of no stack of the checkout, and is not looked at`);
    } else if (files.has(stack)) {
      problems.add('STATE_TWICE', `${stack} has the state ${files.get(stack) ?? ''} already; name one of them`, entry);
    } else files.set(stack, file);
  }
  if (files.size === 0 && problems.count === 0) {
    const message = `no file is the state of a stack; name it <stack>.tfstate or write <stack>=<file>; stacks: ${stacks.join(', ')}`;
    problems.add('STATE_OF_NO_STACK', message, entries.join(', '));
  }
  const byStack = new Map<string, StateDocument>();
  for (const [stack, file] of files) {
    const text = await textIn(file, problems);
    const state = text === undefined ? undefined : problems.collect(() => readState(text, file));
    if (state !== undefined) byStack.set(stack, state);
  }
  problems.throwIfAny();
  return { byStack, notes };
}

function parsed(entry: string): { readonly stack: string; readonly file: string; readonly isNamed: boolean } {
  const [, stack, file] = /^([\w-]+)=(.+)$/s.exec(entry) ?? [];
  if (stack !== undefined && file !== undefined) return { stack, file, isNamed: true };
  return { stack: basename(entry).replace(/(\.tfstate)?(\.json)?$/, ''), file: entry, isNamed: false };
}

async function textIn(file: string, problems: Problems): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    problems.add('STATE_UNREADABLE', `the state cannot be read: ${reason}`, file);
    return undefined;
  });
}
