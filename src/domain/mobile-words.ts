/** Eleven digits of the mainland, or `+` and a country code; people put spaces and hyphens between. */
const mobile =
  /(?<![\d+])(?:(?:\+|00)86[\s-]?)?(?<own>1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?!\d)|(?<![\d+])(?<abroad>\+(?!86)\d{1,3}[\s-]?\d[\d\s-]{4,16}\d)(?!\d)/u

/** Stands in the words where a number stood: the number itself goes no further. */
export const numberWord = '手机号'

/** The number in a message, as a district file writes it, and the words without it. */
export const takeMobile = (text: string): { mobile: string; text: string } | undefined => {
  const plain = text.replace(/[０-９＋－]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  const found = mobile.exec(plain)
  const number = found?.groups?.own ?? found?.groups?.abroad
  if (!found || number === undefined) return undefined
  const [before, behind] = [plain.slice(0, found.index), plain.slice(found.index + found[0].length)]
  return {
    mobile: number.replace(/[\s-]/g, ''),
    text: `${before.trimEnd()} ${numberWord} ${behind.trimStart()}`.trim(),
  }
}
