import type { Problems } from '@landfall/contracts';
import { checkLength, checkRange } from './limits';

/** What a header, or a piece of gRPC metadata, must be. */
export type HeaderMatch = {
  /**
   * Matches what does *not* fit.
   *
   * @default false
   */
  readonly invert?: boolean;
} & (
  | { readonly kind: 'exact' | 'prefix' | 'suffix' | 'regex'; readonly value: string }
  | { readonly kind: 'range'; /** Included. */ readonly start: number; /** Excluded. */ readonly end: number }
  | { readonly kind: 'present' }
);

/** What a path must be. `value` starts with `/`, except for a regex. */
export interface PathMatch {
  readonly kind: 'prefix' | 'exact' | 'regex';
  readonly value: string;
}

/** Headers by name; all must match. At most 10. */
export type HeaderMatches = Readonly<Record<string, HeaderMatch>>;

/** Exact values of query parameters by name; all must match. At most 10. */
export type QueryParameterMatches = Readonly<Record<string, string>>;

export function renderHeaders(headers: HeaderMatches | undefined) {
  if (!headers) return undefined;
  return Object.entries(headers).map(([name, match]) => ({
    name,
    invert: match.invert ?? false,
    ...(match.kind === 'present' ? {} : { match: renderHeaderValue(match) }),
  }));
}

export function renderQueryParameters(parameters: QueryParameterMatches | undefined) {
  if (!parameters) return undefined;
  return Object.entries(parameters).map(([name, exact]) => ({ name, match: { exact } }));
}

/** A prefix stands beside other conditions; the two other kinds have a block. */
export function renderPath({ kind, value }: PathMatch) {
  switch (kind) {
    case 'prefix':
      return { prefix: value };
    case 'exact':
      return { path: { exact: value } };
    case 'regex':
      return { path: { regex: value } };
  }
}

export function checkMatches(
  { headers = {}, queryParameters = {} }: { headers?: HeaderMatches; queryParameters?: QueryParameterMatches },
  problems: Problems,
  at: string,
): void {
  for (const [field, matches] of Object.entries({ headers, queryParameters })) {
    checkRange(Object.keys(matches).length, [0, 10], problems, `${at}.${field}`);
  }
  for (const [name, match] of Object.entries(headers)) {
    checkLength(name, 50, problems, `${at}.headers`);
    if ('value' in match) checkLength(match.value, 255, problems, `${at}.headers.${name}`);
  }
}

export function checkPath(path: PathMatch | undefined, problems: Problems, at: string): void {
  if (!path) return;
  checkLength(path.value, 255, problems, at);
  if (path.kind === 'regex' || path.value.startsWith('/')) return;
  problems.add('APP_MESH_PATH_INVALID', `a path starts with '/', got '${path.value}'`, at);
}

function renderHeaderValue(match: Exclude<HeaderMatch, { kind: 'present' }>) {
  switch (match.kind) {
    case 'exact':
      return { exact: match.value };
    case 'prefix':
      return { prefix: match.value };
    case 'suffix':
      return { suffix: match.value };
    case 'regex':
      return { regex: match.value };
    case 'range':
      return { range: { start: match.start, end: match.end } };
  }
}
