import type { Target } from './matchers';
import type { RehearsedConfiguration } from './rehearse';

/** A matcher that only what `rehearse()` gives has: awaited, or behind `resolves`. */
type Matcher<Result, Received, Arguments extends readonly unknown[]> = (
  Result extends Promise<void> ? Awaited<Received> : Received
) extends RehearsedConfiguration
  ? (...args: Arguments) => Result
  : never;

type OnTarget = readonly [target: Target];
type OnTargetAndAttributes = readonly [target: Target, ...attributes: readonly string[]];

/** What `expect(await rehearse(…))` can be asked. */
export interface RehearsalMatchers<Result, Received> {
  /** A plan right after the apply has nothing to do. */
  readonly toPlanEmpty: Matcher<Result, Received, readonly []>;

  /** The plan itself has nothing to do: what a refactoring with `moved` must come to. */
  readonly toChangeNothing: Matcher<Result, Received, readonly []>;

  /** The plan adds so many resources, as Terraform counts them: replacements are among them. */
  readonly toPlanToAdd: Matcher<Result, Received, readonly [count: number]>;

  /** The plan creates a resource of a type, or at an address. */
  readonly toCreate: Matcher<Result, Received, OnTarget>;

  /** The plan updates a resource in place; each of the attributes is among those that change. */
  readonly toUpdate: Matcher<Result, Received, OnTargetAndAttributes>;

  /** The plan replaces a resource; each of the attributes is among those that force it. */
  readonly toReplace: Matcher<Result, Received, OnTargetAndAttributes>;

  /** The plan destroys a resource and does not create it again. */
  readonly toDestroy: Matcher<Result, Received, OnTarget>;

  /** Plan and apply passed. */
  readonly toApply: Matcher<Result, Received, readonly []>;

  /** Terraform failed with a text in what it wrote; line breaks do not count. */
  readonly toFailWith: Matcher<Result, Received, readonly [text: string | RegExp]>;
}

// The `expect` of @jest/globals.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T> extends RehearsalMatchers<R, T> {}
}

// The global `expect` of @types/jest.
declare global {
  namespace jest {
    interface Matchers<R, T> extends RehearsalMatchers<R, T> {}
  }
}
