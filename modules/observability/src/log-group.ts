import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { type IKey, type ILogGroup, type LogRetentionDays, Problems } from '@landfall/contracts';
import { Construct } from 'constructs';

/** How logs are kept. */
export interface LogGroupOptions {
  /** Days after which events are deleted. */
  readonly retentionDays: LogRetentionDays;

  /** Encrypts the group; its policy must let CloudWatch Logs use it. */
  readonly key: IKey;

  /**
   * `infrequent-access` costs half, but knows no metric filters, subscriptions or live tail. Cannot change after creation.
   *
   * @default 'standard'
   */
  readonly logClass?: 'standard' | 'infrequent-access';

  /**
   * What a destroy, or a change of name, does to the group.
   *
   * - `keep`: Terraform forgets it; to create it again, import it.
   * - `refuse`: AWS refuses to delete it until this is changed and applied.
   * - `delete`: its events are lost.
   *
   * @default 'keep'
   */
  readonly onDestroy?: 'keep' | 'refuse' | 'delete';
}

export interface LogGroupProps extends LogGroupOptions {
  /** 1 to 512 letters, digits and `_ - / . #`. Cannot change after creation. */
  readonly name: string;
}

/** An encrypted CloudWatch log group that forgets in time. */
export class LogGroup extends Construct implements ILogGroup {
  /** Known at synth. */
  readonly logGroupName: string;

  /** @attribute */
  readonly logGroupArn: string;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);
    const { name, retentionDays, key, logClass = 'standard', onDestroy = 'keep' } = props;
    const problems = new Problems(this.node.path);
    checkName(name, problems);
    problems.throwIfAny();

    const group = new CloudwatchLogGroup(this, 'group', {
      name,
      retentionInDays: retentionDays,
      kmsKeyId: key.keyArn,
      logGroupClass: logClass === 'standard' ? 'STANDARD' : 'INFREQUENT_ACCESS',
      skipDestroy: onDestroy === 'keep',
      deletionProtectionEnabled: onDestroy === 'refuse',
      tags: { Name: name },
    });

    this.logGroupName = name;
    this.logGroupArn = group.arn;
  }
}

/** Source: CloudWatch Logs API, CreateLogGroup. */
function checkName(name: string, problems: Problems): void {
  if (/^[\w./#-]{1,512}$/.test(name)) return;
  const message = `a log group's name has 1 to 512 letters, digits and _ - / . #, got '${name}'`;
  problems.add('LOG_GROUP_NAME_INVALID', message);
}
