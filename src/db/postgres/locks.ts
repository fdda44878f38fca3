/*
 * Locks of a session. The server lets go of them however the process ends, and of none because of a clock.
 * They are of one database each: bots on two databases of a server know nothing of each other.
 */

/** Whoever writes holds it, for a transaction, in whatever process. */
export const writeLock = 7_210_001
/** Held by whoever brings the tables to a newer version, with the backup before: of several that start at once one does it. */
export const upgradeLock = 7_210_004
/** Each running bot has a share of it; whoever must be alone with the database has it whole. */
export const presentLock = 7_210_002
/** Held by the one of the running bots that leads. */
export const leadLock = 7_210_003
