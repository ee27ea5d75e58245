import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';

import type { AwsData } from '../aws/aws-data';
import type { Quotas } from '../aws/quotas';
import type { RuleChoice } from './rule-book';

/** What a `landfall.rules.ts` may export. */
export interface RulesFile extends RuleChoice {
  /** Quotas that differ from the defaults of AWS. */
  readonly quotas?: Partial<Quotas>;

  /** What AWS publishes, where it differs from the data that Landfall ships: Regions, EKS versions, add-ons, images. */
  readonly aws?: Partial<AwsData>;
}

const NAMES = ['landfall.rules.ts', 'landfall.rules.js', 'landfall.rules.cjs'];

/**
 * Reads the rules file beside `cdktf.json`; nothing when there is none. TypeScript needs a loader such as tsx.
 *
 * @throws LandfallError RULES_FILE_UNREADABLE
 */
export function rulesFileIn(folder: string): RulesFile {
  const file = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) return {};
  try {
    const { rules, rulesOff, quotas, aws } = createRequire(file)(file) as RulesFile;
    return {
      ...(rules && { rules }),
      ...(rulesOff && { rulesOff }),
      ...(quotas && { quotas }),
      ...(aws && { aws }),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LandfallError('RULES_FILE_UNREADABLE', `expected exports rules and rulesOff: ${reason}`, file);
  }
}
