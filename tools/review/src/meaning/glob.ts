/** True when every text that the narrow pattern matches is matched by the wide one. `*` is any text, `?` any character. */
export function globCovers(wide: string, narrow: string): boolean {
  let [w, n, star, retry] = [0, 0, -1, 0];
  while (n < narrow.length) {
    const [pattern, character] = [wide[w], narrow[n]];
    if (pattern === '*') {
      star = w++;
      retry = n;
    } else if (pattern !== undefined && (pattern === character || (pattern === '?' && character !== '*'))) {
      w++;
      n++;
    } else if (star >= 0) {
      w = star + 1;
      n = ++retry;
    } else {
      return false;
    }
  }
  while (wide[w] === '*') w++;
  return w === wide.length;
}
