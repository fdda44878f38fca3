/**
 * Instants, days and keys as they sort: by their characters. `localeCompare` would ask a language's rules, which cost ten times as much and 3 MiB.
 * @returns below 0, 0 or above 0, as `sort` wants it.
 */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
