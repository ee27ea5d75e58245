import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LandfallError } from '@landfall/contracts';
import { isRecord, listOf } from '../plan/json';
import { builtInRules } from './built-in-rules';
import type { Rule } from './rule';

/**
 * Loads rules of a team: a module that exports `rules`.
 *
 * @throws LandfallError `RULES_UNREADABLE`, `RULES_INVALID`, `RULE_ID_TAKEN`
 */
export async function loadRules(file: string): Promise<readonly Rule[]> {
  const module = await load(file);
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

async function load(file: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LandfallError('RULES_UNREADABLE', `the module cannot be loaded: ${reason}`, file);
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
