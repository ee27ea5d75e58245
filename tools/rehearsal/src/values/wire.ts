import { ExtensionCodec, encode } from '@msgpack/msgpack';

import type { Json } from '../json';
import type { TypeConstraint } from '../schema/schema';
import { fromStateJson } from './state-json';
import { attributeType, elementType, isCollectionType, namesOf } from './type-parts';
import { readMsgpack } from './msgpack';
import { DynamicValue, ExactNumber, UNKNOWN, Unknown, isListValue, isObjectValue, numberOf, type Value } from './value';

/** A value as the plugin protocol carries it. */
export interface WireValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

const codec = new ExtensionCodec();
codec.register({
  type: 0,
  encode: (input) => (input instanceof Unknown ? new Uint8Array(1) : null),
  decode: () => UNKNOWN,
});

/** Levels of nesting in a value. Terraform has no limit of its own. */
const MAX_DEPTH = 10_000;

export function readWireValue(wire: WireValue | null | undefined, type: TypeConstraint): Value {
  if (wire?.msgpack !== undefined && wire.msgpack.length > 0) {
    return fromWire(readMsgpack(wire.msgpack), type);
  }
  if (wire?.json !== undefined && wire.json.length > 0) {
    return fromStateJson(JSON.parse(Buffer.from(wire.json).toString('utf8')) as Json, type);
  }
  return null;
}

export function writeWireValue(value: Value, type: TypeConstraint): WireValue {
  return { msgpack: encode(toWire(value, type), { extensionCodec: codec, maxDepth: MAX_DEPTH }) };
}

function fromWire(raw: unknown, type: TypeConstraint): Value {
  if (raw === null || raw === undefined) return null;
  if (raw instanceof Unknown) return UNKNOWN;
  if (type === 'dynamic' && Array.isArray(raw)) {
    const actual = JSON.parse(Buffer.from(raw[0] as Uint8Array).toString('utf8')) as TypeConstraint;
    return new DynamicValue(actual, fromWire(raw[1], actual));
  }
  if (typeof raw === 'bigint') return new ExactNumber(String(raw));
  if (type === 'number') return typeof raw === 'string' ? numberOf(raw) : Number(raw);
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') return raw;
  if (Array.isArray(raw)) return raw.map((part: unknown, index) => fromWire(part, elementType(type, index)));
  const entries = Object.entries(raw as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, part]) => [name, fromWire(part, attributeType(type, name))]));
}

function toWire(value: Value, type: TypeConstraint): unknown {
  if (value === null || value instanceof Unknown) return value;
  if (value instanceof ExactNumber) return value.text;
  if (value instanceof DynamicValue) {
    return [Buffer.from(JSON.stringify(value.type)), toWire(value.value, value.type)];
  }
  // Terraform's numbers are decimal: 0.1 as a 64-bit float would be another number.
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (isListValue(value)) return value.map((part, index) => toWire(part, elementType(type, index)));
  if (isObjectValue(value)) {
    if (isCollectionType(type)) throw new TypeError(`an object cannot be written as ${JSON.stringify(type)}`);
    return Object.fromEntries(
      namesOf(type, value).map((name) => [name, toWire(value[name] ?? null, attributeType(type, name))]),
    );
  }
  return value;
}
