/** In what a column of money is kept. */
export type MoneyUnit = '万元' | '亿元'

/** 元 in each word that people put behind a figure. */
const yuan: Readonly<Record<string, number>> = {
  '': 1,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  千亿: 1e11,
}

/**
 * `3,500`, `1.2亿`, `3千万元`, `80000元`: a bare figure is in the unit of its column, any other is turned into it.
 * @returns undefined where it is no sum of money
 */
export const readMoney = (typed: string, unit: MoneyUnit): number | undefined => {
  const plain = typed.normalize('NFKC').replace(/\s/gu, '')
  const read = /^(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(百|千|万|百万|千万|亿|千亿)?(元)?$/u.exec(plain)
  if (!read) return undefined
  const [, figure = '', word, yuanSaid] = read
  const value = Number(figure.replaceAll(',', ''))
  if (word === undefined && yuanSaid === undefined) return value
  // Without the tail that a binary fraction leaves.
  return Number(((value * (yuan[word ?? ''] ?? 1)) / (unit === '万元' ? 1e4 : 1e8)).toFixed(10))
}
