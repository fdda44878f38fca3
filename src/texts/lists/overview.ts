export const listsTitle = (scope: string): string => `清单 · ${scope}`
export const listsCount = (rows: number, stale: number): string =>
  `在册 ${rows} 条${stale > 0 ? `，待核 ${stale} 条` : ''}`
export const rowsOf = (rows: number): string => (rows === 0 ? '未登记' : `${rows} 条`)
/** 待核 of each chain, by the short name where it has one. */
export const staleIn = (chains: readonly { name: string; stale: number }[]): string =>
  chains.length === 0 ? '' : `待核 ${chains.map(({ name, stale }) => `${name}${stale}`).join('、')}`
export const missingIn = (chains: readonly string[]): string =>
  chains.length === 0 ? '' : `未登记 ${chains.join('、')}`
export const noSuchList = '没有这张清单。发「清单」看有哪些，例如「清单 L07 航天」。'
export const listsSummary = '看各张清单有多少条、哪些待核；写上 L07 看一张，写上 L07-12 看一条'
/** `L07 可招引企业 · 航天` */
export const listIn = (list: string, chain: string): string => `${list} · ${chain}`
export const reviewLine = (count: number, words: string): string => `待核 ${count} 条，发「${words}」看`
/** `■ 清单待核 L07航天 L12煤化工` */
export const staleInDigest = (lists: readonly { word: string; chain: string }[]): string =>
  `■ 清单待核 ${lists.map(({ word, chain }) => `${word}${chain}`).join(' ')}`
