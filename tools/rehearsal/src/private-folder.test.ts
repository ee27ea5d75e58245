import { existsSync, statSync } from 'node:fs';

import { privateFolder } from './private-folder';

describe('a private folder', () => {
  it('can be entered by its owner only, and is gone once removed', () => {
    const listeners = process.listenerCount('SIGTERM');
    const folder = privateFolder();
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    folder.remove();
    expect(existsSync(folder.path)).toBe(false);
    expect(process.listenerCount('SIGTERM')).toBe(listeners);
  });
});
