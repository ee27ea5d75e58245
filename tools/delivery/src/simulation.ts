/** Whether Terraform is given simulated providers: such plans and real ones must never meet. */
export function isRehearsal(env: Readonly<Record<string, string>>): boolean {
  return (env['TF_REATTACH_PROVIDERS'] ?? process.env['TF_REATTACH_PROVIDERS'] ?? '') !== '';
}
