import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { terraformProcess } from './terraform-process';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terraform-process-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('lets Terraform end what it is doing when it is interrupted, and runs nothing after it', async () => {
  const path = join(folder, 'terraform');
  // Stands for a Terraform that is at work until it is interrupted.
  const script = `trap 'echo stopped; exit 3' INT; echo started; while :; do sleep 0.05; done`;
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const terraform = terraformProcess({
    path,
    env: {},
    onLine: (line) => {
      if (line === 'started') process.emit('SIGINT', 'SIGINT');
    },
  });
  expect(await terraform(['apply'], folder)).toEqual({ code: 3, stdout: 'started\nstopped', stderr: '' });
  await expect(terraform(['apply'], folder)).rejects.toThrow('INTERRUPTED');
});
