import type { LandfallError } from '@landfall/contracts';
import { Synthesized, testKey } from '@landfall/testing';
import { App, DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from 'cdktf';
import { Network } from '../network';
import type { NetworkProps } from '../network-props';

/** Two zones of `eu-west-1`, one NAT gateway, all else by default: which is an error without a key. */
export const withoutKey: NetworkProps = {
  name: 'test',
  region: 'eu-west-1',
  zones: ['eu-west-1a', 'eu-west-1b'],
  addresses: { kind: 'cidr', cidr: '10.0.0.0/16' },
  nat: { kind: 'single' },
};

export const minimal: NetworkProps = { ...withoutKey, logsKey: testKey('logs') };

const resolver = new DefaultTokenResolver(new StringConcat());

/** A network, and the Terraform JSON of the stack it is alone in; blocks keep their construct paths. */
export function synthNetwork(
  overrides: Partial<NetworkProps> = {},
  base = minimal,
): {
  readonly network: Network;
  readonly json: Synthesized;
  readonly resolve: (value: unknown) => unknown;
} {
  const stack = new TerraformStack(new App({ stackTraces: false, skipValidation: true }), 'test');
  const network = new Network(stack, 'network', { ...base, ...overrides });
  const json = new Synthesized(JSON.parse(JSON.stringify(stack.toTerraform())));
  return {
    network,
    json,
    resolve: (value) => Tokenization.resolve(value, { scope: stack, resolver, preparing: false }),
  };
}

/** What is wrong with a network of these props. */
export function problemsOf(overrides: Partial<NetworkProps>, base = minimal): LandfallError['problems'] {
  try {
    synthNetwork(overrides, base);
  } catch (error) {
    if (error instanceof Error && 'problems' in error && isProblems(error.problems)) return error.problems;
    throw error;
  }
  return [];
}

function isProblems(value: unknown): value is LandfallError['problems'] {
  return Array.isArray(value);
}
