import { readFile } from 'node:fs/promises';
import { LandfallError } from '@landfall/contracts';
import { z } from 'zod';

const approvalSchema = z.looseObject({
  approvedBy: z.string().trim().min(1),
  manifestSha256: z.string(),
});

/**
 * Checks that somebody approved exactly these plans.
 *
 * @returns Who approved.
 * @throws LandfallError `APPROVAL_MISSING`, `APPROVAL_INVALID`, `APPROVAL_OF_OTHER_PLANS`
 */
export async function checkApproval(file: string, manifestSha256: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    const message = `these plans need an approval of manifest ${manifestSha256}, and there is no such file`;
    throw new LandfallError('APPROVAL_MISSING', message, file);
  });
  const { data: approval } = approvalSchema.safeParse(jsonOrNothing(text));
  if (approval === undefined) {
    throw new LandfallError('APPROVAL_INVALID', 'an approval is JSON with approvedBy and manifestSha256', file);
  }
  if (approval.manifestSha256 !== manifestSha256) {
    const message = `approves manifest ${approval.manifestSha256}, got ${manifestSha256}; have these plans approved`;
    throw new LandfallError('APPROVAL_OF_OTHER_PLANS', message, file);
  }
  return approval.approvedBy;
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
