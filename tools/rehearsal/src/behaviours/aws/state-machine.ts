import { attributeOf, isListValue, textOf } from '../../values/value';
import type { Behaviour } from '../behaviour';

/** An alias has the ARN of its state machine with its own name; the machine is named only by the versions it leads to. */
export const stateMachineBehaviours: Readonly<Record<string, Behaviour>> = {
  aws_sfn_alias: {
    apply: ({ prior, next }) => {
      const routes = next['routing_configuration'];
      const version = textOf(
        attributeOf(isListValue(routes) ? (routes[0] ?? null) : null, 'state_machine_version_arn'),
      );
      if (prior !== undefined || version === undefined) return undefined;
      const arn = `${version.replace(/:\d+$/, '')}:${textOf(next['name']) ?? ''}`;
      return { arn, id: arn };
    },
  },
};
