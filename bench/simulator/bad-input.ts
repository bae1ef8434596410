/** What the caller gave cannot be used; the message names the option, or the file, line and field. */
export class BadInput extends Error {}
