import type { Behaviour, CloudChange } from '../behaviours/behaviour';
import type { FactsByType, ResourceFacts } from '../facts/resource-facts';
import { derived } from '../plan/derived';
import { attributeOf, isListValue, textOf, type ObjectValue } from '../values/value';
import { derivedBytes, derivedText, shuffled } from './derived-random';

const kinds = ['lower', 'upper', 'numeric', 'special'] as const;

const characters: Readonly<Record<(typeof kinds)[number], string>> = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  numeric: '0123456789',
  special: '!@#$%&*()-_=+[]{}<>:?',
};

const text: ResourceFacts = {
  forceNew: ['keepers', 'length', 'number', 'override_special', ...kinds, ...kinds.map((kind) => `min_${kind}`)],
  defaults: {
    ...Object.fromEntries(['number', ...kinds].map((kind) => [kind, true] as const)),
    ...Object.fromEntries(kinds.map((kind) => [`min_${kind}`, 0] as const)),
  },
};

/** What the random provider does that its schemas do not say. Source: its documentation, version 3.7. */
export const randomFacts: FactsByType = {
  random_bytes: { forceNew: ['keepers', 'length'], sensitive: ['base64', 'hex'] },
  random_id: { forceNew: ['byte_length', 'keepers', 'prefix'] },
  random_integer: { forceNew: ['keepers', 'max', 'min', 'seed'] },
  random_password: { ...text, sensitive: ['bcrypt_hash', 'result'] },
  random_pet: { forceNew: ['keepers', 'length', 'prefix', 'separator'], defaults: { length: 2, separator: '-' } },
  random_shuffle: { forceNew: ['input', 'keepers', 'result_count', 'seed'] },
  random_string: text,
  random_uuid: { forceNew: ['keepers'] },
};

/** What the random provider makes: it follows from the resource, and fits what the configuration asks for. */
export const randomBehaviours: Readonly<Record<string, Behaviour>> = {
  random_bytes: { apply: onCreate(bytes) },
  random_id: { apply: onCreate(id) },
  random_integer: { apply: onCreate(integer) },
  random_password: {
    apply: onCreate((change) => ({
      id: 'none',
      result: characterText(change),
      bcrypt_hash: `$2a$10$${derived(`${change.seed}/bcrypt`, 'alnum', 53)}`,
    })),
  },
  random_pet: { apply: onCreate(pet) },
  random_shuffle: { apply: onCreate(shuffle) },
  random_string: {
    apply: onCreate((change) => {
      const result = characterText(change);
      return { id: result, result };
    }),
  },
  random_uuid: {
    apply: onCreate(({ seed }) => {
      const result = derived(seed, 'uuid', 36);
      return { id: result, result };
    }),
  },
};

function onCreate(make: (change: CloudChange) => ObjectValue): NonNullable<Behaviour['apply']> {
  return (change) => (change.prior === undefined ? make(change) : undefined);
}

function numberOf({ next }: CloudChange, name: string): number {
  return Number(textOf(next[name]) ?? 0);
}

function characterText(change: CloudChange): string {
  const { next, seed } = change;
  const special = textOf(next['override_special']);
  const alphabets = kinds
    .filter((kind) => next[kind] !== false)
    .map((kind) => [kind, kind === 'special' && special ? special : characters[kind]] as const);
  const least = alphabets.map(([kind, alphabet]) =>
    derivedText(`${seed}/${kind}`, alphabet, numberOf(change, `min_${kind}`)),
  );
  const alphabet = alphabets.map(([, each]) => each).join('');
  const start = least.join('');
  const rest = derivedText(seed, alphabet, Math.max(0, numberOf(change, 'length') - start.length));
  return shuffled(seed, [...start, ...rest]).join('');
}

function bytes(change: CloudChange): ObjectValue {
  const content = derivedBytes(change.seed, numberOf(change, 'length'));
  return { base64: content.toString('base64'), hex: content.toString('hex') };
}

function id(change: CloudChange): ObjectValue {
  const content = derivedBytes(change.seed, numberOf(change, 'byte_length'));
  const prefix = textOf(change.next['prefix']) ?? '';
  const url = content.toString('base64url');
  return {
    id: url,
    b64_url: prefix + url,
    b64_std: prefix + content.toString('base64'),
    hex: prefix + content.toString('hex'),
    dec: prefix + BigInt(`0x0${content.toString('hex')}`).toString(),
  };
}

function integer(change: CloudChange): ObjectValue {
  const [min, max] = [numberOf(change, 'min'), numberOf(change, 'max')];
  const result = min + (derivedBytes(change.seed, 4).readUInt32BE(0) % (max - min + 1));
  return { id: String(result), result };
}

const WORDS: readonly (readonly string[])[] = [
  ['able', 'brave', 'calm', 'eager', 'fair', 'glad', 'keen', 'lively', 'neat', 'proud', 'quick', 'wise'],
  ['ant', 'bear', 'crane', 'dove', 'eagle', 'fox', 'gull', 'hare', 'ibex', 'lynx', 'otter', 'wren'],
];

function pet(change: CloudChange): ObjectValue {
  const { next, seed } = change;
  const count = Math.max(1, numberOf(change, 'length'));
  const chosen = Array.from({ length: count }, (_, index) => {
    const list = WORDS[index === count - 1 ? 1 : 0] ?? [];
    return list[derivedBytes(`${seed}/${index}`, 1).readUInt8(0) % list.length] ?? '';
  });
  const prefix = textOf(next['prefix']);
  return { id: [...(prefix === undefined ? [] : [prefix]), ...chosen].join(textOf(next['separator']) ?? '-') };
}

/** Fewer elements than the input has, or more: then they come again. */
function shuffle({ next, seed, config }: CloudChange): ObjectValue {
  const input = next['input'];
  const elements = isListValue(input) ? input : [];
  const count = Number(textOf(attributeOf(config, 'result_count')) ?? elements.length);
  const rounds = elements.length === 0 ? 0 : Math.ceil(count / elements.length);
  const all = Array.from({ length: rounds }, (_, round) => shuffled(`${seed}/${round}`, elements)).flat();
  return { id: '-', result: all.slice(0, count) };
}
