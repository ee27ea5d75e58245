import { Problems } from '@landfall/contracts';
import { checkLabels, checkTaints } from './labels-and-taints';
import type { NodeTaint } from './node-group-options';

const label = (key: string, value = 'x'): void => {
  const problems = new Problems('test');
  checkLabels({ [key]: value }, problems);
  problems.throwIfAny();
};
const taint = (key: string, rest: Partial<NodeTaint> = {}): void => {
  const problems = new Problems('test');
  checkTaints({ [key]: { effect: 'NO_SCHEDULE', ...rest } }, problems);
  problems.throwIfAny();
};

const KEY = 'a key is a name of letters, digits, -, _ and ., after an optional domain and a slash';
const VALUE = 'a value has 1 to 63 letters, digits, -, _ and ., with a letter or digit at both ends';

describe('labels', () => {
  it.each(['team', 'example.com/team', 'a', 'A.b_c-d', 'mykubernetes.io/x', 'x'.repeat(63)])(
    'may be called %s',
    (key) => {
      expect(() => label(key)).not.toThrow();
    },
  );

  it.each(['node.kubernetes.io/pool', 'sub.node.kubernetes.io/pool', 'kubelet.kubernetes.io/x'])(
    'may be in a domain that nodes set: %s',
    (key) => expect(() => label(key)).not.toThrow(),
  );

  it.each(['', '-team', 'team-', 'a b', 'a/b/c', '/team', 'example.com/', 'Example.com/team', '-a.com/x', 'a..b/x'])(
    "fail for key '%s'",
    (key) => expect(() => label(key)).toThrow(new Error(`NODE_GROUP_LABEL_INVALID at test: label '${key}': ${KEY}`)),
  );

  it('may have a value of 63 characters', () => {
    expect(() => label('team', 'x'.repeat(63))).not.toThrow();
  });

  it('fail for a key of 64 characters', () => {
    const key = 'x'.repeat(64);
    expect(() => label(key)).toThrow(
      new Error(`NODE_GROUP_LABEL_INVALID at test: label '${key}': a key has at most 63 characters, got 64`),
    );
  });

  it.each(['', 'a b', '-a', 'a.', 'a/b', 'x'.repeat(64)])("fail for value '%s'", (value) => {
    expect(() => label('team', value)).toThrow(
      new Error(`NODE_GROUP_LABEL_INVALID at test: label 'team': ${VALUE}, got '${value}'`),
    );
  });

  it.each([
    ...['kubernetes.io/role', 'node-role.kubernetes.io/system', 'k8s.io/x', 'topology.k8s.io/x'],
    ...['eks.amazonaws.com/nodegroup', 'sub.eks.amazonaws.com/x', 'notnode.kubernetes.io/x'],
  ])('fail in a reserved domain: %s', (key) => {
    expect(() => label(key)).toThrow(
      new Error(
        `NODE_GROUP_LABEL_RESERVED at test: label '${key}' is in a domain that nodes may not label themselves with; use a domain of your own`,
      ),
    );
  });
});

describe('taints', () => {
  it.each(['dedicated', 'example.com/gpu', 'CriticalAddonsOnly', 'node.cilium.io/agent-not-ready'])(
    'may be called %s',
    (key) => {
      expect(() => taint(key)).not.toThrow();
      expect(() => taint(key, { value: 'true' })).not.toThrow();
    },
  );

  it('fail for a wrong key', () => {
    expect(() => taint('a b')).toThrow(new Error(`NODE_GROUP_TAINT_INVALID at test: taint 'a b': ${KEY}`));
  });

  it('fail for an empty value, which EKS refuses', () => {
    expect(() => taint('dedicated', { value: '' })).toThrow(
      new Error(`NODE_GROUP_TAINT_INVALID at test: taint 'dedicated': ${VALUE}, got ''`),
    );
  });

  it.each(['node.kubernetes.io/not-ready', 'k8s.io/x', 'eks.amazonaws.com/x'])(
    'fail in a reserved domain: %s',
    (key) => {
      expect(() => taint(key)).toThrow(
        new Error(
          `NODE_GROUP_TAINT_RESERVED at test: taint '${key}' is in a domain that Kubernetes and EKS keep for themselves; use a domain of your own`,
        ),
      );
    },
  );

  it('fail for more than EKS takes', () => {
    const many = (count: number): void => {
      const problems = new Problems('test');
      const taints = Array.from({ length: count }, (_, index) => [`t${index}`, { effect: 'NO_EXECUTE' }] as const);
      checkTaints(Object.fromEntries(taints), problems);
      problems.throwIfAny();
    };
    expect(() => many(50)).not.toThrow();
    expect(() => many(51)).toThrow(
      new Error('NODE_GROUP_TOO_MANY_TAINTS at test: a node group has at most 50 taints, got 51'),
    );
  });
});
