import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measurement {
  readonly seconds: number;

  /**
   * Largest sum of memory over the process and all it started, in MB, where what processes share counts once (PSS);
   * undefined where there is no /proc.
   */
  readonly peakMb: number | undefined;
}

/** Runs a command to its end and measures it. Throws when it fails. */
export function measure(command: string, cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, { cwd, shell: true, stdio: 'ignore', env: { ...process.env, ...env } });
    let peakKb: number | undefined;
    const sampling = setInterval(() => {
      const now = child.pid === undefined ? undefined : residentKb(child.pid);
      if (now !== undefined) peakKb = Math.max(peakKb ?? 0, now);
    }, 50);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(sampling);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({ seconds, peakMb: peakKb === undefined ? undefined : peakKb / 1024 });
      else reject(new Error(`'${command}' ended with ${code}`));
    });
  });
}

/** Runs a command several times; the median by time. */
export async function median(runs: number, run: () => Promise<Measurement>): Promise<Measurement> {
  const measured: Measurement[] = [];
  for (let count = 0; count < runs; count++) measured.push(await run());
  measured.sort((a, b) => a.seconds - b.seconds);
  const middle = measured[Math.floor(measured.length / 2)];
  if (!middle) throw new RangeError('nothing was measured');
  return middle;
}

/** Memory of a process and its descendants. */
function residentKb(root: number): number | undefined {
  try {
    const parents = new Map<number, number>();
    for (const entry of readdirSync('/proc')) {
      if (/^\d+$/.test(entry)) parents.set(Number(entry), parentOf(Number(entry)));
    }
    const family = [...parents.keys()].filter((pid) => descends(pid, root, parents));
    return family.reduce((sum, pid) => sum + residentOf(pid), 0);
  } catch {
    return undefined;
  }
}

function descends(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let current: number | undefined = pid; current !== undefined && current > 1; current = parents.get(current)) {
    if (current === root) return true;
  }
  return false;
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(procFile(pid, 'status'))?.[1] ?? 0);
}

function residentOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(procFile(pid, 'smaps_rollup'))?.[1] ?? 0);
}

/** Empty for a process that has ended meanwhile. */
function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
