import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { loadRules } from './own-rules';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RULE = `{ id: 'ACME-1', title: 't', severity: 'low', gate: 'note', about: {}, check: () => undefined }`;

function file(name: string, content: string): string {
  const at = join(folder, name);
  writeFileSync(at, content);
  return at;
}

function problemOf(at: string): string {
  try {
    loadRules(at);
  } catch (error) {
    if (error instanceof LandfallError) return error.message;
    throw error;
  }
  return 'none';
}

it('are those that the module exports', () => {
  expect(loadRules(file('good.cjs', `exports.rules = [${RULE}]`)).map(({ id }) => id)).toEqual(['ACME-1']);
});

it('are refused without a list, with parts missing, with the id of a built-in one, or when they do not load', () => {
  const at = file('none.cjs', 'exports.rule = 1');
  expect(problemOf(at)).toBe(
    `RULES_INVALID at ${at}: the module exports no 'rules'; export const rules: readonly Rule[]`,
  );
  const partly = file('partly.cjs', `exports.rules = [{ id: 'ACME-1' }]`);
  expect(problemOf(partly)).toBe(
    `RULES_INVALID at ${partly}: rules[0]: a rule has id, title, severity, gate, about and check; add what is missing`,
  );
  const taken = file('taken.cjs', `exports.rules = [${RULE.replace('ACME-1', 'LF-EKS-001')}]`);
  expect(problemOf(taken)).toBe(
    `RULE_ID_TAKEN at ${taken}: rules[0]: LF-EKS-001 is a built-in rule; choose another id`,
  );
  expect(problemOf(join(folder, 'missing.cjs'))).toContain('RULES_UNREADABLE');
  const reason = 'Transform failed with 1 error:\\nrules.ts:1:7: ERROR: Unexpected end of file';
  const broken = file('broken.cjs', `throw new Error('${reason}')`);
  expect(problemOf(broken)).toContain('rules.ts:1:7: ERROR: Unexpected end of file');
});
