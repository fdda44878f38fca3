/*
 * Sentences about all chains stand on what came in. Nothing is concluded from silence: what was not reported, or was sent back, is named in the same
 * sentence; whoever owes nothing counts as neither.
 */

/** How much of what is owed lies behind a sentence. */
export interface Reported {
  owed: number
  filed: number
  /** Begun and not handed in. */
  draft?: number | undefined
  /** Sent back and not made good yet. */
  returned?: number | undefined
  /** Owes nothing and has said nothing. */
  exempt?: number | undefined
}

/** What is said where everything was reported, of those that reported, and where nothing is known. */
export interface Said {
  all: string
  /** Behind `已报的 1 条`. */
  some: string
  /** `风险情况不明`, where nothing came in. */
  none: string
  /** What is counted; `条` are chains. */
  unit?: '条' | '份'
}

/** `3 条未报，1 条草稿中，1 条退回待补充`; empty where nothing is out. */
export const stillOut = ({ owed, filed, draft = 0, returned = 0 }: Reported, unit: Said['unit'] = '条'): string => {
  const missing = owed - filed - draft - returned
  return [
    missing > 0 && `${missing} ${unit}未报`,
    draft > 0 && `${draft} ${unit}草稿中`,
    returned > 0 && `${returned} ${unit}退回待补充`,
  ]
    .filter(Boolean)
    .join('，')
}

/** `各链无新增`, `已报的 1 条无新增，3 条未报`, `已报 0 条，风险情况不明`. */
export const saidOfAll = (reported: Reported, { all, some, none, unit = '条' }: Said): string => {
  const { owed, filed, returned = 0, exempt = 0 } = reported
  if (owed === 0) return `没有应报的，${none}`
  if (filed === 0)
    return [`已报 0 ${unit}`, returned > 0 && `${returned} ${unit}退回待补充`, none].filter(Boolean).join('，')
  const out = stillOut(reported, unit)
  if (out === '' && exempt === 0) return all
  return [`已报的 ${filed} ${unit}${some}`, out].filter(Boolean).join('，')
}

/** A list of those that reported, with what did not behind it. */
export const listedOf = (reported: Reported, list: string): string =>
  [list, stillOut(reported)].filter(Boolean).join('；')
