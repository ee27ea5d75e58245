/** A message of a protocol, in the JSON form that protobufjs reads. */
export interface MessageDescriptor {
  readonly fields: Readonly<Record<string, FieldDescriptor>>;
  readonly oneofs?: Readonly<Record<string, { readonly oneof: string[] }>>;
  readonly nested?: Readonly<Record<string, MessageDescriptor | EnumDescriptor>>;
}

export interface EnumDescriptor {
  readonly values: Readonly<Record<string, number>>;
}

export interface FieldDescriptor {
  readonly id: number;
  readonly type: string;
  readonly rule?: 'repeated';
  readonly keyType?: 'string';
}

export function field(id: number, type: string): FieldDescriptor {
  return { id, type };
}

export function repeated(id: number, type: string): FieldDescriptor {
  return { id, type, rule: 'repeated' };
}

export function mapOf(id: number, type: string): FieldDescriptor {
  return { id, type, keyType: 'string' };
}

export function message(
  fields: Readonly<Record<string, FieldDescriptor>>,
  rest: Omit<MessageDescriptor, 'fields'> = {},
): MessageDescriptor {
  return { fields, ...rest };
}

/** A call is a message that holds its `Request` and its `Response`. */
export function call(
  request: Readonly<Record<string, FieldDescriptor>>,
  response: Readonly<Record<string, FieldDescriptor>>,
  nested: Readonly<Record<string, MessageDescriptor>> = {},
): MessageDescriptor {
  return { fields: {}, nested: { Request: message(request), Response: message(response), ...nested } };
}
