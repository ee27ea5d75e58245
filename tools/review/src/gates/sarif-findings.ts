/** A SARIF file of another tool. */
export interface SarifFile {
  /** Name of the file, for messages. */
  readonly at: string;
  readonly text: string;
}
