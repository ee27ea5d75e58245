import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInRules } from './built-in-rules';
import { gateTables } from './testing/gate-tables';

const page = readFileSync(join(__dirname, '../../GATES.md'), 'utf8');

/** Prettier pads the cells of a table. */
const plain = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

test('GATES.md lists every rule as it is', () => {
  const tables = plain(page).slice(plain(page).indexOf('## What is lost'));
  expect(tables.trim()).toBe(plain(gateTables(builtInRules)));
});

test('every theme has a title of its own', () => {
  expect(gateTables(builtInRules)).not.toMatch(/^## [A-Z]+$/m);
});
