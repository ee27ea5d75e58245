import { z } from 'zod';
import { issueOf, pattern, text } from './fields';

/** The EKS API takes 63 characters for a whole key. Source: EKS API reference, `Taint`, `UpdateLabelsPayload`. */
const KEY = /^(?=.{1,63}$)(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/;
const VALUE = /^(?=.{1,63}$)[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/;
const VALUE_RULE = 'a value has 1 to 63 letters, digits, -, _ and ., with a letter or digit at both ends';

/** Domains of Kubernetes and EKS, and those of them that a kubelet may label its own node in. */
const RESERVED = /^(?:[^/]+\.)?(?:kubernetes\.io|k8s\.io|eks\.amazonaws\.com)\//;
const SELF_SET = /^(?:[^/]+\.)?(?:node|kubelet)\.kubernetes\.io\//;

const keyUnless = (isReserved: (key: string) => boolean) =>
  text('workload-class').superRefine((key, context) => {
    if (!KEY.test(key)) {
      const rule = 'a key has at most 63 letters, digits, -, _ and ., after an optional domain and a slash';
      context.addIssue(issueOf('NODE_LABEL_INVALID', `${rule}, got '${key}'`));
    } else if (isReserved(key)) {
      const message = `'${key}' is in a domain that Kubernetes and EKS keep for themselves; use a domain of your own`;
      context.addIssue(issueOf('NODE_LABEL_RESERVED', message));
    }
  });

const value = pattern('apps', VALUE, VALUE_RULE);

/** Labels that a kubelet may put on its own node. */
export const labels = z.record(
  keyUnless((key) => RESERVED.test(key) && !SELF_SET.test(key)),
  value,
);

export const taints = z.record(
  keyUnless((key) => RESERVED.test(key)),
  z.strictObject({
    value: value.optional().describe('Value of the taint; none when absent.'),
    effect: z
      .enum(['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE'])
      .describe('What befalls pods that do not tolerate it.'),
  }),
);
