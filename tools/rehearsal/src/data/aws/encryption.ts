import type { Json } from '../../json';
import { derived } from '../../plan/derived';
import { textOf, type ObjectValue } from '../../values/value';
import { InventedAnswer, type DataQuery, type DataSource } from '../data-source';
import { keyNamed } from './keys-and-parameters';
import { blocksOf } from './nested-blocks';

/** Begins what is encrypted here, so that it is told from what a key of AWS encrypted. */
const MARK = 'rehearsed:';

/** What KMS encrypts and decrypts. It protects nothing: what is encrypted here can be read without the key. */
export const encryptionSources: Readonly<Record<string, DataSource>> = {
  aws_kms_ciphertext: encrypted,
  aws_kms_secrets: decrypted,
};

function encrypted(query: DataQuery): ObjectValue {
  const key = keyNamed(query);
  const text = MARK + JSON.stringify([textOf(key['arn']) ?? null, textOf(query.config['plaintext']) ?? '']);
  return { id: key['arn'] ?? null, ciphertext_blob: Buffer.from(text).toString('base64') };
}

/** What this encrypted reads as it was; of anything else the plaintext is made up. */
function decrypted({ config, place }: DataQuery): ObjectValue | InventedAnswer {
  const secrets = blocksOf(config['secret']).map((secret) => {
    const [name = '', payload = ''] = [textOf(secret['name']), textOf(secret['payload'])];
    return { name, payload, known: plaintextOf(payload) };
  });
  const plaintext = Object.fromEntries(
    secrets.map(({ name, payload, known }) => [name, known ?? derived(`kms/${payload}`, 'alnum', 16)] as const),
  );
  const answer = { id: place.region, plaintext };
  return secrets.every(({ known }) => known !== undefined) ? answer : new InventedAnswer(answer);
}

function plaintextOf(payload: string): string | undefined {
  const text = Buffer.from(payload, 'base64').toString('utf8');
  if (!text.startsWith(MARK)) return undefined;
  const [, plaintext] = JSON.parse(text.slice(MARK.length)) as readonly Json[];
  return typeof plaintext === 'string' ? plaintext : undefined;
}
