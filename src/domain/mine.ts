/** Blocks and counts of 我的 that are made of records, in the order in which a row of the card is given to them. */
export const deskBlocks = [
  ...(['foremost', 'decide', 'orders', 'told', 'work', 'confirm'] as const),
  // Counted alone.
  ...(['ahead', 'others', 'closed'] as const),
] as const
export type DeskBlockKey = (typeof deskBlocks)[number]

/** Those made of reports. */
export const reportBlocks = ['signing', 'owed', 'waiting', 'filed'] as const
export type ReportBlockKey = (typeof reportBlocks)[number]

/** Behind each of them stands a list of all of it. */
export const mineBlocks = [...deskBlocks, ...reportBlocks] as const
export type MineBlockKey = (typeof mineBlocks)[number]
