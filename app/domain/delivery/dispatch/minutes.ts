/** The board counts minutes since 1970 (UTC); the database keeps dates. */
export const fromMinutes = (minutes: number): Date => new Date(Math.round(minutes * 60_000));
