/** Adds a problem of one field: `network.cidr`. */
export type Report = (code: Uppercase<string>, message: string, field: string) => void;
