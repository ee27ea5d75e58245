import { ExtensionCodec, decode, encode } from '@msgpack/msgpack';

import type { Json } from '../json';
import type { TypeConstraint } from '../schema/schema';
import { fromStateJson } from './state-json';
import { attributeType, elementType, isCollectionType, namesOf } from './type-parts';
import { DynamicValue, UNKNOWN, Unknown, isListValue, isObjectValue, type Value } from './value';

/** A value as the plugin protocol carries it. */
export interface WireValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** Refined unknown values have extension type 12; their refinements may be ignored. */
const UNKNOWN_TYPES = [0, 12];

const codec = new ExtensionCodec();
for (const type of UNKNOWN_TYPES) {
  codec.register({
    type,
    encode: (input) => (type === 0 && input instanceof Unknown ? new Uint8Array(1) : null),
    decode: () => UNKNOWN,
  });
}

export function readWireValue(wire: WireValue | null | undefined, type: TypeConstraint): Value {
  if (wire?.msgpack !== undefined && wire.msgpack.length > 0) {
    return fromWire(decode(wire.msgpack, { extensionCodec: codec }), type);
  }
  if (wire?.json !== undefined && wire.json.length > 0) {
    return fromStateJson(JSON.parse(Buffer.from(wire.json).toString('utf8')) as Json, type);
  }
  return null;
}

export function writeWireValue(value: Value, type: TypeConstraint): WireValue {
  return { msgpack: encode(toWire(value, type), { extensionCodec: codec }) };
}

function fromWire(raw: unknown, type: TypeConstraint): Value {
  if (raw === null || raw === undefined) return null;
  if (raw instanceof Unknown) return UNKNOWN;
  if (type === 'dynamic' && Array.isArray(raw)) {
    const actual = JSON.parse(Buffer.from(raw[0] as Uint8Array).toString('utf8')) as TypeConstraint;
    return new DynamicValue(actual, fromWire(raw[1], actual));
  }
  if (type === 'number') return Number(raw);
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') return raw;
  if (Array.isArray(raw)) return raw.map((part: unknown, index) => fromWire(part, elementType(type, index)));
  const entries = Object.entries(raw as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, part]) => [name, fromWire(part, attributeType(type, name))]));
}

function toWire(value: Value, type: TypeConstraint): unknown {
  if (value === null || value instanceof Unknown) return value;
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
