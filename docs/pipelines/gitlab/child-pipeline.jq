# A plan and an apply job for each environment; JSON is YAML.
{ include: [{ local: "/docs/pipelines/gitlab/deploy-environment.yml" }] }
+ (map(
    (.planRole | capture("::(?<account>[0-9]+):role/")) as { $account }
    | { NAME: .name, ACCOUNT: $account, AWS_REGION: .region, PLAN_ROLE: .planRole, APPLY_ROLE: .applyRole } as $variables
    | {
        ("plan " + .name): { extends: ".plan", variables: $variables },
        ("apply " + .name): {
          extends: ".apply",
          variables: $variables,
          needs: ["plan " + .name],
          environment: { name: .name },
          resource_group: .name
        }
      }
  ) | add)
