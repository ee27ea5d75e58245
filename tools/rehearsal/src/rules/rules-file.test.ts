import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulesFileIn } from './rules-file';

describe('a rules file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rules-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('may be missing', () => {
    expect(rulesFileIn(join(folder, 'none'))).toEqual({});
  });

  it('gives rules, those that are off, quotas, and what AWS publishes', () => {
    writeFileSync(
      join(folder, 'landfall.rules.cjs'),
      "module.exports = { rulesOff: { 'EKS-001': 'a lab' }, quotas: { vpcsPerRegion: 50 }, aws: { prefixLists: {} }, other: 1 };",
    );
    expect(rulesFileIn(folder)).toEqual({
      rulesOff: { 'EKS-001': 'a lab' },
      quotas: { vpcsPerRegion: 50 },
      aws: { prefixLists: {} },
    });
  });

  it('that cannot be read is named', () => {
    writeFileSync(join(folder, 'landfall.rules.js'), 'throw new Error("half written")');
    expect(() => rulesFileIn(folder)).toThrow(
      `RULES_FILE_UNREADABLE at ${join(folder, 'landfall.rules.js')}: expected exports rules and rulesOff: half written`,
    );
  });
});
