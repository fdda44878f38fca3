/** The number behind a kind's word: `任务12` in talk, `任务〔2026〕12号` in documents. */
export interface NumberSaid {
  /** As written; undefined means this year's, or last year's where this year has none yet. */
  year?: number
  no: number
}

/** `12`, `12号`, `〔2026〕12号`, `2025-12` behind the kind's word. A space before `2025-12` makes it a month; `10月` and `10-30` are none. */
const said =
  /^(?:(?<year>\d{4})-(?<ofYear>\d{1,6})号?|〔\s*(?<brackets>\d{4})\s*〕\s*(?<inBrackets>\d{1,6})号?|\s*(?<no>\d{1,6})号?)(?=$|\D)(?!\s*[-./:]\d|[月年周日天%])/u

/** Reads the number behind a kind's word. @returns what follows it as `rest`. */
export const readNumber = (behindWord: string): (NumberSaid & { rest: string }) | undefined => {
  const match = said.exec(behindWord)
  if (!match?.groups) return undefined
  const { no, brackets, inBrackets, year, ofYear } = match.groups
  const number = Number(no ?? inBrackets ?? ofYear)
  const of = brackets ?? year
  return {
    no: number,
    ...(of !== undefined && { year: Number(of) }),
    rest: behindWord.slice(match[0].length).trim(),
  }
}

const undated = /^\s*[-－—]?\s*(?<no>\d{1,6})号?(?=$|\D)(?!\s*[-./:]\d|[月年周日天%])/u

/** The same of a number without a year: `-12` behind `L07`, `12` behind 企业. */
export const readUndated = (behindWord: string): (NumberSaid & { rest: string }) | undefined => {
  const match = undated.exec(behindWord)
  return match?.groups && { no: Number(match.groups.no), rest: behindWord.slice(match[0].length).trim() }
}
