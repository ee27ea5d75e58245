import { frankfurt, stage } from '../testing/stage';

jest.setTimeout(120_000);

/** Two parents each, and a part of each with the one name. */
const namesakes = `
resource "aws_appautoscaling_target" "t" {
  for_each           = toset(["a", "b"])
  max_capacity       = 4
  min_capacity       = 1
  resource_id        = "service/c/\${each.key}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
}
resource "aws_appautoscaling_policy" "p" {
  for_each           = aws_appautoscaling_target.t
  name               = "cpu"
  policy_type        = "TargetTrackingScaling"
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
  service_namespace  = each.value.service_namespace
  target_tracking_scaling_policy_configuration {
    target_value = each.key == "a" ? 50 : 60
    predefined_metric_specification { predefined_metric_type = "ECSServiceAverageCPUUtilization" }
  }
}
resource "aws_cognito_user_pool" "p" {
  for_each = toset(["a", "b"])
  name     = each.key
}
resource "aws_cognito_user_pool_client" "c" {
  for_each     = aws_cognito_user_pool.p
  name         = "web"
  user_pool_id = each.value.id
}
resource "aws_glue_catalog_database" "d" {
  for_each = toset(["a", "b"])
  name     = each.key
}
resource "aws_glue_catalog_table" "t" {
  for_each      = aws_glue_catalog_database.d
  name          = "logs"
  database_name = each.value.name
}
resource "aws_ssm_maintenance_window" "w" {
  for_each = toset(["a", "b"])
  name     = each.key
  schedule = "cron(0 16 ? * TUE *)"
  duration = 3
  cutoff   = 1
}
resource "aws_ssm_maintenance_window_target" "t" {
  for_each      = aws_ssm_maintenance_window.w
  window_id     = each.value.id
  name          = "all"
  resource_type = "INSTANCE"
  targets {
    key    = "tag:Window"
    values = [each.key]
  }
}
# Types that nobody has looked at.
resource "aws_appconfig_application" "a" {
  for_each = toset(["a", "b"])
  name     = each.key
}
resource "aws_appconfig_environment" "e" {
  for_each       = aws_appconfig_application.a
  name           = "prod"
  application_id = each.value.id
}
`;

describe('parts that have one name in two parents', () => {
  it('are two objects: nothing is left to do, and both can be destroyed', async () => {
    const on = await stage();
    try {
      on.write('parts', frankfurt + namesakes);
      const { code, output } = await on.apply('parts');
      expect([code, output]).toEqual([0, expect.any(String)]);
      expect((await on.plan('parts')).output).toContain('No changes.');
      expect((await on.terraform('parts', 'destroy', '-auto-approve')).output).toContain('20 destroyed');
      expect(on.cloud.objects()).toEqual([]);
    } finally {
      await on.close();
    }
  });
});
