import { X509Certificate, createHash, createPrivateKey } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { Behaviour } from '../behaviours/behaviour';
import { Cloud } from '../cloud/cloud';
import { InventedAnswer } from '../data/data-source';
import { rendered } from '../data/cloudinit-config';
import { tlsCertificate } from '../data/tls-certificate';
import { externalProgram } from '../data/external-program';
import type { ObjectValue } from '../values/value';
import { lambdaBehaviours } from '../behaviours/aws/lambda';
import { localProvider } from './local';
import { randomBehaviours, randomFacts } from './random';
import { timeBehaviours } from './time';
import { publicKeyOf, tlsBehaviours } from './tls';

const place = { account: 'random', region: 'default', partition: 'aws', dnsSuffix: '' };

function made(behaviour: Behaviour | undefined, config: ObjectValue, seed = 'seed', prior?: ObjectValue): ObjectValue {
  return behaviour?.apply?.({ cloud: new Cloud(), place, prior, next: config, config, seed }) ?? {};
}

describe('the random provider', () => {
  const defaults = { lower: true, upper: true, numeric: true, special: true };

  it('makes passwords of the length and the characters that are asked for', () => {
    const { result } = made(randomBehaviours['random_password'], { ...defaults, length: 24, min_special: 3 });
    expect(result).toHaveLength(24);
    expect(String(result).replace(/[A-Za-z0-9]/g, '').length).toBeGreaterThanOrEqual(3);
    const plain = made(randomBehaviours['random_string'], { ...defaults, length: 50, special: false, upper: false });
    expect(plain['result']).toMatch(/^[a-z0-9]{50}$/);
    expect(plain['id']).toBe(plain['result']);
    const own = { length: 9, lower: false, upper: false, numeric: false, special: true, override_special: '_.' };
    expect(made(randomBehaviours['random_password'], own)['result']).toMatch(/^[_.]{9}$/);
  });

  it('gives the same resource the same values, and another one others', () => {
    const config = { ...defaults, length: 16 };
    const [one, again, other] = ['a', 'a', 'b'].map((seed) => made(randomBehaviours['random_string'], config, seed));
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(made(randomBehaviours['random_string'], config, 'a', one)).toEqual({});
  });

  it('writes the bytes of an id in every form', () => {
    const id = made(randomBehaviours['random_id'], { byte_length: 4, prefix: 'p-' });
    const hex = String(id['hex']).slice(2);
    expect(hex).toMatch(/^[0-9a-f]{8}$/);
    expect(id).toEqual({
      id: Buffer.from(hex, 'hex').toString('base64url'),
      b64_url: `p-${Buffer.from(hex, 'hex').toString('base64url')}`,
      b64_std: `p-${Buffer.from(hex, 'hex').toString('base64')}`,
      hex: `p-${hex}`,
      dec: `p-${parseInt(hex, 16)}`,
    });
  });

  it('keeps integers in their range and shuffles what it is given', () => {
    const integers = [...'abcdefgh'].map((seed) => made(randomBehaviours['random_integer'], { min: 3, max: 5 }, seed));
    expect(integers.every(({ result }) => Number(result) >= 3 && Number(result) <= 5)).toBe(true);
    const input = ['a', 'b', 'c'];
    const { result } = made(randomBehaviours['random_shuffle'], { input });
    expect(Array.isArray(result) ? [...result].sort() : result).toEqual(input);
    expect(made(randomBehaviours['random_shuffle'], { input, result_count: 7 })['result']).toHaveLength(7);
    expect(made(randomBehaviours['random_pet'], { length: 3, separator: '_', prefix: 'x' })['id']).toMatch(
      /^x(_[a-z]+){3}$/,
    );
  });

  it('replaces what is asked for otherwise', () => {
    expect(randomFacts['random_password']?.forceNew).toContain('min_upper');
    expect(randomFacts['random_string']?.defaults).toMatchObject({ special: true, min_numeric: 0 });
  });
});

describe('the time provider', () => {
  it('counts from the time at which rehearsals happen, or from what is given', () => {
    expect(made(timeBehaviours['time_offset'], { offset_days: 7, offset_hours: 1, year: null })).toEqual({
      id: '2026-01-01T00:00:00Z',
      base_rfc3339: '2026-01-01T00:00:00Z',
      rfc3339: '2026-01-08T01:00:00Z',
      year: 2026,
    });
    const monthly = { rfc3339: '2025-12-15T10:00:00Z', rotation_months: 2, month: null, unix: null };
    expect(made(timeBehaviours['time_rotating'], monthly)).toEqual({
      id: '2025-12-15T10:00:00Z',
      rfc3339: '2025-12-15T10:00:00Z',
      rotation_rfc3339: '2026-02-15T10:00:00Z',
      month: 12,
      unix: 1765792800,
    });
    expect(() => made(timeBehaviours['time_static'], { rfc3339: 'today' })).toThrow(
      'Invalid RFC3339 timestamp: rfc3339 is not an RFC3339 timestamp, got today',
    );
  });
});

describe('the local provider', () => {
  const { behaviours, dataSources } = localProvider(undefined);
  const file = behaviours['local_file'];

  it('tells the hashes of what it would write, and reads what is there', () => {
    const { id, content_md5: md5 } = made(file, { content: 'hello', filename: 'x' });
    expect([id, md5]).toEqual(['aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d', '5d41402abc4b2a76b9719d911017c592']);
    expect(existsSync('x')).toBe(false);
    const read = dataSources['local_file']?.({
      type: 'local_file',
      block: { attributes: {}, blockTypes: {} },
      config: { filename: __filename },
      cloud: new Cloud(),
      place,
    });
    expect(read).toMatchObject({ content: expect.stringContaining('the local provider') as string });
    expect(() => made(file, { source: '/no/such/file' })).toThrow('Read local file error');
  });

  it('writes into the folder that Terraform runs in, misses what was changed or removed, and takes its files away', () => {
    const folder = mkdtempSync(join(tmpdir(), 'local-'));
    const { local_file: here } = localProvider(folder).behaviours;
    const config = { content: 'hello', filename: 'a/b.txt', file_permission: '0640', directory_permission: '0750' };
    const state = { ...config, ...made(here, config) };
    const path = join(folder, 'a', 'b.txt');
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['hello', 0o640]);
    expect(here?.isGone?.(state)).toBe(false);
    writeFileSync(path, 'changed');
    expect(here?.isGone?.(state)).toBe(true);
    here?.remove?.({ cloud: new Cloud(), place, prior: state, seed: 'seed' });
    expect([existsSync(path), here?.isGone?.(state)]).toEqual([false, true]);
    rmSync(folder, { recursive: true });
  });
});

describe('the cloudinit provider', () => {
  const part = [{ content: '#!/bin/sh\n', content_type: 'text/x-shellscript', filename: null, merge_type: null }];

  it('writes its parts as one MIME message, with the line ends of the provider', () => {
    expect(rendered({ part, gzip: false, base64_encode: false })['rendered']).toBe(
      'Content-Type: multipart/mixed; boundary="MIMEBOUNDARY"\nMIME-Version: 1.0\r\n\r\n--MIMEBOUNDARY\r\n' +
        'Content-Transfer-Encoding: 7bit\r\nContent-Type: text/x-shellscript\r\nMime-Version: 1.0\r\n\r\n' +
        '#!/bin/sh\n\r\n--MIMEBOUNDARY--\r\n',
    );
    const packed = Buffer.from(String(rendered({ part })['rendered']), 'base64');
    expect(gunzipSync(packed).toString()).toContain('#!/bin/sh');
  });

  it('does not compress what is not encoded', () => {
    expect(() => rendered({ part, base64_encode: false })).toThrow('Expected base64_encode to be set to true');
  });
});

describe('a Lambda function', () => {
  it('hashes to what its package does', () => {
    const config = { filename: basename(__filename) };
    const hash = createHash('sha256').update(readFileSync(__filename)).digest('base64');
    const made = lambdaBehaviours(__dirname)['aws_lambda_function']?.apply?.({
      cloud: new Cloud(),
      place,
      prior: undefined,
      next: config,
      config,
      seed: 'seed',
    });
    expect(made).toMatchObject({ code_sha256: hash, source_code_hash: hash });
  });
});

describe('the external provider', () => {
  const ask = (folder: string | undefined, config: ObjectValue) =>
    externalProgram(folder)({
      type: 'external',
      block: { attributes: {}, blockTypes: {} },
      config,
      cloud: new Cloud(),
      place,
    });
  const program = (script: string): readonly string[] => [process.execPath, '-e', script];

  it('runs the program in the folder that Terraform runs in, with the query as JSON', () => {
    const script =
      'process.stdin.on("data", (t) => console.log(JSON.stringify({ ...JSON.parse(t), at: process.cwd() })))';
    expect(ask(__dirname, { program: program(script), query: { name: 'me' } })).toEqual({
      id: '-',
      result: { name: 'me', at: __dirname },
    });
    const large = { text: 'x'.repeat(1_000_000) };
    expect(ask(__dirname, { program: ['sh', '-c', "echo '{}'"], query: large })).toEqual({ id: '-', result: {} });
    expect(ask(undefined, { program: program('process.exit(1)') })).toBeInstanceOf(InventedAnswer);
  });

  it('says what is wrong with a program', () => {
    const failed = (script: string) => () => ask(__dirname, { program: program(script) });
    expect(failed('console.error("no such thing"); process.exit(3)')).toThrow(/exit.*3[^]*no such thing/);
    expect(failed('console.log("[1]")')).toThrow('a JSON object whose values are text');
    expect(() => ask(__dirname, { program: ['no-such-program'] })).toThrow('External Program Lookup Failed');
  });
});

describe('the TLS provider', () => {
  it('makes public keys that SSH can read, with their fingerprints', () => {
    const key = made(tlsBehaviours['tls_private_key'], { algorithm: 'RSA', rsa_bits: 2048 });
    const [type, blob = ''] = String(key['public_key_openssh']).trim().split(' ');
    expect(type).toBe('ssh-rsa');
    expect(Buffer.from(blob, 'base64')).toHaveLength(4 + 7 + 4 + 3 + 4 + 257);
    const digest = createHash('sha256').update(Buffer.from(blob, 'base64')).digest('base64');
    expect(key['public_key_fingerprint_sha256']).toBe(`SHA256:${digest.replace(/=+$/, '')}`);
    expect(key['private_key_pem']).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n[^]+\n-----END RSA PRIVATE KEY-----\n$/);
    expect(made(tlsBehaviours['tls_private_key'], { algorithm: 'ED25519' })['public_key_openssh']).toMatch(
      /^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI/,
    );
    expect(
      made(tlsBehaviours['tls_private_key'], { algorithm: 'ECDSA', ecdsa_curve: 'P224' })['public_key_openssh'],
    ).toBe('');
  });

  it.each([
    ['RSA', 'P224'],
    ['ECDSA', 'P384'],
    ['ED25519', 'P224'],
  ])('makes %s keys and certificates that others can read, and that vouch for each other', (algorithm, curve) => {
    const ask = { algorithm, ecdsa_curve: curve, rsa_bits: 2048 };
    const ca = made(tlsBehaviours['tls_private_key'], ask, 'ca');
    const own = made(tlsBehaviours['tls_private_key'], ask, 'own');
    expect(
      createPrivateKey(String(own['private_key_pem'])).equals(createPrivateKey(String(own['private_key_pem_pkcs8']))),
    ).toBe(true);
    const root = made(tlsBehaviours['tls_self_signed_cert'], {
      private_key_pem: ca['private_key_pem'] ?? null,
      subject: [{ common_name: 'Root', organization: 'Example' }],
      is_ca_certificate: true,
      allowed_uses: ['cert_signing'],
      validity_period_hours: 36,
    });
    expect(root).toMatchObject({
      key_algorithm: algorithm,
      validity_start_time: '2026-01-01T00:00:00Z',
      validity_end_time: '2026-01-02T12:00:00Z',
      ready_for_renewal: false,
    });
    const request = made(tlsBehaviours['tls_cert_request'], {
      private_key_pem: own['private_key_pem'] ?? null,
      subject: [{ common_name: 'web.example.com' }],
      dns_names: ['web.example.com', '*.example.com'],
      ip_addresses: ['10.0.0.1', '2001:db8::1'],
    });
    const { cert_pem: pem } = made(tlsBehaviours['tls_locally_signed_cert'], {
      cert_request_pem: request['cert_request_pem'] ?? null,
      ca_private_key_pem: ca['private_key_pem'] ?? null,
      ca_cert_pem: root['cert_pem'] ?? null,
      allowed_uses: ['digital_signature', 'server_auth'],
      validity_period_hours: 24,
    });
    const [issuer, certificate] = [new X509Certificate(String(root['cert_pem'])), new X509Certificate(String(pem))];
    expect(certificate.verify(issuer.publicKey) && certificate.checkIssued(issuer)).toBe(true);
    expect([issuer.ca, certificate.ca]).toEqual([true, false]);
    expect(certificate.subjectAltName).toBe(
      'DNS:web.example.com, DNS:*.example.com, IP Address:10.0.0.1, IP Address:2001:DB8:0:0:0:0:0:1',
    );
    expect(certificate.checkPrivateKey(createPrivateKey(String(own['private_key_pem'])))).toBe(true);
    expect(certificate.validTo).toBe('Jan  2 00:00:00 2026 GMT');
  });

  it('tells what is in a certificate, and the same of a site in every run', () => {
    const ask = (config: ObjectValue): ObjectValue => {
      const query = { type: 'tls_certificate', block: { attributes: {}, blockTypes: {} }, cloud: new Cloud(), place };
      const answer = tlsCertificate({ ...query, config });
      return answer instanceof InventedAnswer ? answer.answer : answer;
    };
    const site = ask({ url: 'https://oidc.eks.example.com' });
    expect(ask({ url: 'https://oidc.eks.example.com' })).toEqual(site);
    const pem = JSON.stringify(site)
      .replace(/^.*"cert_pem":"([^"]+)".*$/, '$1')
      .replaceAll('\\n', '\n');
    expect(ask({ content: pem })).toEqual(site);
    expect(site['id']).toMatch(/^[0-9a-f]{40}$/);
    expect(() => ask({ content: 'none' })).toThrow('content holds no certificates in PEM');
  });

  it('tells the public part of a key', () => {
    const key = made(tlsBehaviours['tls_private_key'], { algorithm: 'ED25519' });
    const answer = publicKeyOf({ private_key_pem: key['private_key_pem'] ?? null });
    expect(answer).toMatchObject({ algorithm: 'ED25519', public_key_openssh: key['public_key_openssh'] });
    expect(answer).not.toHaveProperty('private_key_openssh');
  });

  it('says when a key cannot be read', () => {
    expect(() => made(tlsBehaviours['tls_self_signed_cert'], { private_key_pem: 'none' })).toThrow(
      'private_key_pem is not a private key in PEM',
    );
  });
});
