import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findTerraform, runCommand } from './terraform';

describe('the Terraform binary', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'binary-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const binary = (script: string): NodeJS.ProcessEnv => {
    const path = join(folder, 'tf');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return { TERRAFORM_BINARY_NAME: path };
  };

  it('is the one that the environment names, with its version', async () => {
    const environment = binary(`echo '{"terraform_version": "1.12.3"}'`);
    expect(await findTerraform(environment)).toEqual({ path: join(folder, 'tf'), version: '1.12.3' });
  });

  it('fails when there is none', async () => {
    await expect(findTerraform({ TERRAFORM_BINARY_NAME: '/nowhere/terraform' })).rejects.toThrow(
      'a rehearsal runs the real Terraform, got no answer from /nowhere/terraform; install Terraform 1.10 or newer, or name it in TERRAFORM_BINARY_NAME',
    );
  });

  it('fails when it is too old', async () => {
    await expect(findTerraform(binary(`echo '{"terraform_version": "1.9.8"}'`))).rejects.toThrow(
      'a rehearsal needs Terraform 1.10 or newer, got 1.9.8; install a newer one, or name it in TERRAFORM_BINARY_NAME',
    );
  });

  it('hands over lines as they come, and how the command ended', async () => {
    const lines: string[] = [];
    const script = 'echo one; echo two >&2; exit 3';
    const { code } = await runCommand('sh', ['-c', script], {
      cwd: folder,
      onLine: (line, stream) => lines.push(`${stream} ${line}`),
    });
    expect(code).toBe(3);
    expect(lines.sort()).toEqual(['stderr two', 'stdout one']);
  });
});
