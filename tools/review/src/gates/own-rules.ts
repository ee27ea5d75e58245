import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { isRecord, listOf } from '../plan/json';
import { builtInRules } from './built-in-rules';
import type { Rule } from './rule';

/**
 * Loads rules of a team: a CommonJS or TypeScript module that exports `rules`. TypeScript needs a loader such as tsx,
 * which the `landfall` command of a workspace brings.
 *
 * @throws LandfallError `RULES_UNREADABLE`, `RULES_INVALID`, `RULE_ID_TAKEN`
 */
export function loadRules(file: string): readonly Rule[] {
  const module = load(file);
  const rules = isRecord(module)
    ? (module['rules'] ?? (isRecord(module['default']) ? module['default']['rules'] : undefined))
    : undefined;
  if (!Array.isArray(rules)) {
    throw new LandfallError(
      'RULES_INVALID',
      "the module exports no 'rules'; export const rules: readonly Rule[]",
      file,
    );
  }
  return listOf(rules).map((rule, index) => checked(rule, `${file}: rules[${index}]`));
}

function load(file: string): unknown {
  const path = resolve(file);
  try {
    return createRequire(path)(path);
  } catch (error) {
    // What follows the first empty line, or "Require stack", is where Node looked.
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/\n(?:\n|Require stack)/);
    const hint =
      error instanceof SyntaxError && /\.[cm]?ts$/.test(file) ? "; set NODE_OPTIONS='--require tsx/cjs'" : '';
    throw new LandfallError('RULES_UNREADABLE', `the module cannot be loaded: ${reason ?? ''}${hint}`, file);
  }
}

function checked(rule: unknown, at: string): Rule {
  if (!isRule(rule)) {
    const message = 'a rule has id, title, severity, gate, about and check; add what is missing';
    throw new LandfallError('RULES_INVALID', message, at);
  }
  if (builtInRules.some(({ id }) => id === rule.id)) {
    throw new LandfallError('RULE_ID_TAKEN', `${rule.id} is a built-in rule; choose another id`, at);
  }
  return rule;
}

function isRule(value: unknown): value is Rule {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['title'] === 'string' &&
    ['info', 'low', 'medium', 'high', 'critical'].includes(String(value['severity'])) &&
    ['block', 'approve', 'note'].includes(String(value['gate'])) &&
    isRecord(value['about']) &&
    typeof value['check'] === 'function'
  );
}
