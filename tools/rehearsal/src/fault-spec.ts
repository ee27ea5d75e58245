import { LandfallError } from '@landfall/contracts';
import type { Fault } from './faults';

/** What a user asks for with `--fault`. */
export type FaultRequest =
  | {
      readonly kind: 'call';

      /** As it was written. */
      readonly text: string;
      readonly fault: Fault;
    }
  | {
      readonly kind: 'lock';
      readonly text: string;

      /** Part of the name of the states whose locks are held; empty for all. */
      readonly states: string;
    };

const CALLS = ['plan', 'read', 'apply'] as const;
const ERRORS = ['fail', 'throttle'] as const;
const FORMS = 'apply:3=throttle, apply:aws_subnet.2=fail, kill:apply:5 or lock';

/**
 * Reads `apply:3=throttle`, `apply:aws_subnet=fail`, `read:aws_subnet.2=fail`, `kill:apply:5` or `lock:dev/network`.
 *
 * @throws LandfallError FAULT_INVALID
 */
export function parseFault(text: string): FaultRequest {
  const [, kind, rest] = /^(kill|lock)(?::(.*))?$/s.exec(text) ?? [];
  if (kind === 'lock') {
    if (rest === '')
      throw invalid(text, 'expected part of the name of a state after lock:, got nothing; write lock for all');
    return { kind: 'lock', text, states: rest ?? '' };
  }
  if (kind === 'kill') {
    if (rest?.includes('=')) throw invalid(text, `kill is an error itself; write kill:${rest.split('=')[0] ?? ''}`);
    return { kind: 'call', text, fault: { ...parsePoint(text, rest ?? ''), error: 'kill' } };
  }
  const [point = '', error, ...more] = text.split('=');
  const wanted = parsePoint(text, point);
  if (error === undefined) throw invalid(text, `expected =fail or =throttle behind ${text}; or write kill:${text}`);
  if (more.length > 0 || !isOneOf(ERRORS, error)) {
    throw invalid(text, `expected fail or throttle, got '${[error, ...more].join('=')}'`);
  }
  return { kind: 'call', text, fault: { ...wanted, error } };
}

/** Reads `apply`, `apply:3`, `apply:aws_subnet` or `apply:aws_subnet.2`. */
function parsePoint(text: string, point: string): Pick<Fault, 'call' | 'type' | 'nth'> {
  const [call = '', ...rest] = point.split(':');
  if (!isOneOf(CALLS, call)) throw invalid(text, `expected plan, read or apply, got '${call}'; write ${FORMS}`);
  const [which] = rest;
  if (which === undefined) return { call };
  if (rest.length > 1) throw invalid(text, `expected one number or type, got '${rest.join(':')}'; write ${FORMS}`);
  const [, number, type, nth] = /^(?:(\d+)|([a-z][a-z0-9]*_\w+)(?:\.(\d+))?)$/.exec(which) ?? [];
  const count = number ?? nth;
  if (number === undefined && type === undefined) throw noPoint(text, call, which);
  if (count !== undefined && Number(count) < 1) throw invalid(text, `calls are counted from 1, got ${count}`);
  return { call, ...(type === undefined ? {} : { type }), ...(count === undefined ? {} : { nth: Number(count) }) };
}

function noPoint(text: string, call: string, which: string): LandfallError {
  const type = /(?:^|\.)([a-z][a-z0-9]*_\w+)[.[]/.exec(which)?.[1];
  if (type === undefined) {
    return invalid(text, `expected a number, or a resource type with or without .<n>, got '${which}'; write ${FORMS}`);
  }
  const write = `${call}:${type} for the first ${type}, ${call}:${type}.2 for the second`;
  return invalid(text, `a provider is not told addresses, got '${which}'; write ${write}`);
}

function isOneOf<T extends string>(words: readonly T[], word: string): word is T {
  return words.some((each) => each === word);
}

function invalid(text: string, message: string): LandfallError {
  return new LandfallError('FAULT_INVALID', message, `--fault ${text}`);
}
