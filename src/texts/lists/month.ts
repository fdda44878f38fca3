/** What came from a row keeps its number. */
export const projectLine = (v: {
  name: string
  stage: string | undefined
  done: number | undefined
  lag: string | undefined
  number: string
}): string =>
  `${[v.name, ...(v.stage ? [v.stage] : []), ...(v.done === undefined ? [] : [`今年累计完成 ${v.done} 万元`]), ...(v.lag ? [v.lag] : [])].join('，')}（${v.number}）`
export const stageLine = (name: string, stage: string | undefined, number: string): string =>
  `${[name, ...(stage === undefined ? [] : [stage])].join('，')}（${number}）`
export const demandLine = (title: string, number: string): string => `配套需求 ${title}（${number}）`
export const supplyLine = (title: string, number: string): string => `产品供给 ${title}（${number}）`
export const honourLine = (firm: string, honour: string, number: string): string => `${firm}获${honour}（${number}）`

/** Beside the tick of the month. */
export const missingLists = (words: readonly string[], all: number): string[] =>
  words.length === 0 ? [] : [words.length === all ? `清单都未登记（${all} 张）` : `清单未登记：${words.join('、')}`]
export const staleLists = (words: readonly string[]): string[] =>
  words.length === 0 ? [] : [`清单待核：${words.join('、')}`]
