import { spokenName } from './names.ts'

export type MaskSort = 'chain' | 'firm' | 'person' | 'unit'

/** Somebody or something that has a name, under all of its names. */
export interface Named {
  sort: MaskSort
  names: readonly string[]
}

export interface Masker {
  /** The text with every known name as its mask, and without numbers, addresses and ids by which a person can be found. */
  mask(text: string): string
  /** Known names that still stand in a text. */
  leaks(text: string): string[]
  /** What stands for whom: the office keeps it. */
  table(): { mask: string; name: string; sort: MaskSort }[]
}

/** Of one character alone a name is no name: it would be found in every other word. */
const shortest = 2

const findable: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/[^\s，。；、）)]+/giu, '（链接略）'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '（邮箱略）'],
  [/\b(?:ou|oc|om|on|un)_[\w-]+/gu, '（编号略）'],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/gu, '（电话略）'],
  [/(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/gu, '（电话略）'],
  [/(?<![0-9A-Z])[0-9A-HJ-NP-RT-UW-Y]{2}\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}(?![0-9A-Z])/gu, '（代码略）'],
]

/**
 * The same name is the same mask throughout. @param order which number the nth of a sort gets: handed in mixed, or the masks would tell the order of the
 * district file. @param words what each sort is called
 */
export const createMasker = (
  named: readonly Named[],
  words: Readonly<Record<MaskSort, string>>,
  order: (sort: MaskSort, count: number) => readonly number[],
): Masker => {
  const masks = new Map<string, string>()
  const table: ReturnType<Masker['table']> = []
  for (const sort of ['firm', 'person', 'unit', 'chain'] as const) {
    const of = named.filter((one) => one.sort === sort)
    const numbers = order(sort, of.length)
    for (const [at, { names }] of of.entries()) {
      const mask = `${words[sort]}${numbers[at] ?? at + 1}`
      table.push({ mask, name: names[0] ?? '', sort })
      for (const name of names.flatMap((one) => [one, spokenName(one)]))
        if ([...name].length >= shortest && !masks.has(name)) masks.set(name, mask)
    }
  }
  // The longest first: 示例材料乙二厂 is not 示例材料乙 and two characters.
  const names = [...masks.keys()].toSorted((a, b) => b.length - a.length)
  const any =
    names.length === 0
      ? undefined
      : new RegExp(names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|'), 'gu')
  const masked = (text: string): string => (any ? text.replace(any, (name) => masks.get(name) ?? name) : text)
  return {
    mask: (text) => findable.reduce((said, [sign, word]) => said.replace(sign, word), masked(text)),
    leaks: (text) => names.filter((name) => text.includes(name)),
    table: () => table,
  }
}

/** A figure to so many digits that count: `8.37` → `8.4`. */
export const toDigits = (value: number, digits: number): number =>
  digits === 0 || value === 0 ? 0 : Number(value.toPrecision(digits))

/** Amounts of money in a text, rounded; with 0 digits left out. */
export const roundedAmounts = (text: string, digits: number): string =>
  text.replace(
    /(\d+(?:,\d{3})*(?:\.\d+)?)(\s*)(个?亿元?|[百千]?万元|[百千]?万(?!人|户|台|件|亩|平|㎡)|[百千]?元(?![旦月件素器宵]))/gu,
    (_, figure: string, gap: string, unit: string) =>
      digits === 0 ? `×${gap}${unit}` : `${toDigits(Number(figure.replaceAll(',', '')), digits)}${gap}${unit}`,
  )
