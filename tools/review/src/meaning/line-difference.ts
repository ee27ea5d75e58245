/** Unchanged lines that are kept around a change. */
const CONTEXT = 2;

/** Cells of the table that a comparison may take; longer texts are compared as two blocks. */
const MOST_CELLS = 4_000_000;

/** Lines that differ, each with `+ ` or `- `, and some unchanged ones around them with two spaces. */
export function lineDifference(before: string, after: string): readonly string[] {
  const [one, other] = [before, after].map((text) => text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n'));
  return aroundChanges(script(one ?? [], other ?? []));
}

function script(before: readonly string[], after: readonly string[]): readonly string[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const middle = between(before.slice(start, before.length - end), after.slice(start, after.length - end));
  const same = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
  return [...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))];
}

/** The shortest way from one to the other, by longest common subsequence. */
function between(before: readonly string[], after: readonly string[]): readonly string[] {
  const removed = before.map((line) => `- ${line}`);
  const added = after.map((line) => `+ ${line}`);
  if (before.length * after.length > MOST_CELLS) return [...removed, ...added];
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const [down, right] = [common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0];
      common[i * width + j] =
        before[i] === after[j] ? (common[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [down, right] = [common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0];
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push(`  ${before[i] ?? ''}`);
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && down >= right)) lines.push(removed[i++] ?? '');
    else lines.push(added[j++] ?? '');
  }
  return lines;
}

function aroundChanges(lines: readonly string[]): readonly string[] {
  if (lines.every((line) => line.startsWith('  '))) return [];
  const near = (index: number): boolean =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((line) => !line.startsWith('  '));
  return lines.flatMap((line, index) => {
    if (near(index)) return [line];
    return index === 0 || near(index - 1) ? ['  …'] : [];
  });
}
