import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';

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

  it('has room for sockets, however long the path of the temporary folder is', () => {
    const folders = ['x'.repeat(60), 'ü'.repeat(60)].map((name) => {
      mkdirSync(`/tmp/${name}`, { recursive: true });
      const folder = privateFolder(`/tmp/${name}`);
      folder.remove();
      rmSync(`/tmp/${name}`, { recursive: true });
      return folder.path;
    });
    expect(folders).toEqual([
      expect.stringMatching(/^\/tmp\/x{60}\/landfall-\w{6}$/),
      expect.stringMatching(/^\/tmp\/landfall-\w{6}$/),
    ]);
  });
});
