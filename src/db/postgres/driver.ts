import type pg from 'pg'

/** Loaded where a database is a server, and nowhere else. */
export const loadDriver = async (): Promise<typeof pg> => (await import('pg')).default
