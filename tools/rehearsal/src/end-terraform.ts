import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
}

/** Length to which Linux cuts the name of a process. */
const NAME_LENGTH = 15;

/** Ends, with SIGKILL, every terraform that this process or a process below it has started. */
export function endTerraform(): void {
  const names = [basename(process.env['TERRAFORM_BINARY_NAME'] ?? 'terraform'), 'terraform', 'tofu'];
  const isTerraform = ({ name }: RunningProcess): boolean => names.some((each) => each.slice(0, NAME_LENGTH) === name);
  for (const { pid } of descendantsOf(process.pid, runningProcesses()).filter(isTerraform)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
}

function descendantsOf(pid: number, all: readonly RunningProcess[]): readonly RunningProcess[] {
  return all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...descendantsOf(child.pid, all)]);
}

function runningProcesses(): readonly RunningProcess[] {
  return existsSync('/proc/self/stat') ? fromProc() : fromPs();
}

function fromProc(): readonly RunningProcess[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      const stat = readOrEmpty(`/proc/${entry}/stat`);
      // `pid (name) state parent …`; a name may hold parentheses.
      const [, pid, name = '', parent] = /^(\d+) \((.*)\) \S (\d+) /s.exec(stat) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), name }];
    });
}

function fromPs(): readonly RunningProcess[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    const name = basename(command).slice(0, NAME_LENGTH);
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), name }];
  });
}

/** A process may be gone by the time that its file is read. */
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
