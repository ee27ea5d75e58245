#!/usr/bin/env node
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');

// In the workspace the command runs from source; a published package has only dist.
const source = join(__dirname, '../src/index.ts');
if (existsSync(source) && !process.execArgv.includes('--conditions=landfall-source')) {
  const { spawn } = require('node:child_process');
  const node = ['--conditions=landfall-source', '--require', require.resolve('tsx/cjs'), __filename];
  const child = spawn(process.execPath, [...node, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('close', (code, signal) => process.exit(signal ? 1 : code));
} else {
  const { main } = require(existsSync(source) ? source : '../dist/index.js');
  main(process.argv).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
