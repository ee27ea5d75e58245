import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { Cloud } from '@landfall/rehearsal';

/** The simulated cloud in a folder, and the way back into it. */
export interface KeptCloud {
  readonly cloud: Cloud;
  save(): void;
}

/**
 * Opens the simulated cloud that `landfall rehearse --keep <dir>` leaves.
 *
 * @throws LandfallError CLOUD_NOT_FOUND, CLOUD_UNREADABLE
 */
export function openKeptCloud(folder: string): KeptCloud {
  const file = resolve(folder, 'cloud.json');
  if (!existsSync(file)) {
    const message = `expected a simulated cloud, got no cloud.json; landfall rehearse --keep ${folder} leaves one`;
    throw new LandfallError('CLOUD_NOT_FOUND', message, folder);
  }
  return openOrNewCloud(folder);
}

/**
 * Opens the simulated cloud in a folder, or begins an empty one.
 *
 * @throws LandfallError CLOUD_UNREADABLE
 */
export function openOrNewCloud(folder: string): KeptCloud {
  const file = resolve(folder, 'cloud.json');
  try {
    const cloud = Cloud.load(file);
    return { cloud, save: () => cloud.save(file) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LandfallError('CLOUD_UNREADABLE', `expected what landfall rehearse --keep leaves: ${reason}`, file);
  }
}
