/** The names that a text most likely means, most likely first: those that contain it, then those spelt most alike. */
export function nearest(text: string, names: readonly string[], count = 5): readonly string[] {
  const wanted = text.toLowerCase();
  const ranked = names.map((name) => {
    const candidate = name.toLowerCase();
    const contained = candidate.includes(wanted) || wanted.includes(candidate);
    return { name, contained, distance: distanceOf(wanted, candidate) };
  });
  ranked.sort(
    (a, b) => Number(b.contained) - Number(a.contained) || a.distance - b.distance || a.name.localeCompare(b.name),
  );
  return ranked.slice(0, count).map(({ name }) => name);
}

/** Insertions, deletions and substitutions that lead from one text to the other. */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const kept = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(kept, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
