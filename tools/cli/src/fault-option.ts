import { type FaultRequest, parseFault } from '@landfall/rehearsal';
import { Option } from 'commander';

/** `--fault <spec>`, as often as one likes. */
export function faultOption(): Option {
  const description =
    'failure to inject, again for more: plan|read|apply:<n, type or type.n>=fail|throttle, kill:<the same>, lock[:<state>]';
  return new Option('--fault <spec>', description).argParser(
    (text: string, earlier: readonly FaultRequest[] = []): readonly FaultRequest[] => [...earlier, parseFault(text)],
  );
}
