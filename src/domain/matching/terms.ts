import { plainText } from '../search-text.ts'

/** Cuts a text into words, the smaller ones inside of a longer one beside it. Handed in: the dictionary is a library's (src/exports/cut-words.ts). */
export type Cut = (text: string) => readonly string[]

/** What stands in so many names of products that it says nothing of what one is. */
const empty = new Set(
  '产品 制品 材料 设备 装备 系列 配套 零件 部件 零部件 组件 构件 配件 加工 制造 生产 服务 技术 工程 专用 通用 各类 各种 相关 以及 国产 进口 优质 定制 非标'.split(
    ' ',
  ),
)
/** 304, TC4, GH4169, DN50: what tells one sort from another, in names and in specifications. A lone figure is a count. */
const mark = /[a-z]*\d[a-z\d]*(?:[.\-/][a-z\d]+)*/gu
/** SiC, PLC; in a specification it would be a unit. */
const short = /[a-z]{2,}/gu
const han = /^\p{Script=Han}{2,}$/u

export interface Terms {
  /** Words of the name, each once, in its order. */
  words: readonly string[]
  /** The last of them, which says what the thing is: a 高温合金螺栓 is a 螺栓. */
  head: string | undefined
  /** Its last two characters, alike for 伺服电机 and 电机, for 无缝钢管 and 不锈钢管; not for 不锈钢管 and 不锈钢板. */
  thing: string | undefined
  /** Marks of name and specification. */
  marks: readonly string[]
}

const marksOf = (name: string, spec: string): string[] => {
  const [inName, inSpec] = [plainText(name), plainText(spec)]
  const found = [inName.match(mark), inName.match(short), inSpec.match(mark)].flatMap((marks) => marks ?? [])
  return [...new Set(found.filter((one) => one.length > 1))]
}

/** What is in brackets explains the name, and is not the end of it. */
const withoutBrackets = (name: string): string => name.replace(/[（(【[][^）)】\]]*[）)】\]]/gu, ' ')

export const termsOf = (name: string, spec: string, cut: Cut): Terms => {
  const wordsOf = (text: string) => cut(plainText(text)).filter((word) => han.test(word) && !empty.has(word))
  const bare = withoutBrackets(name)
  const head = headOf(wordsOf(bare).at(-1), bare)
  return { words: [...new Set(wordsOf(name))], head, thing: head?.slice(-2), marks: marksOf(name, spec) }
}

/** The last word, with the single character behind it where there is one: 不锈钢 + 管. */
const headOf = (word: string | undefined, name: string): string | undefined => {
  const rest = plainText(name).trimEnd()
  const last = [...rest].at(-1) ?? ''
  return word !== undefined && /\p{Script=Han}/u.test(last) && rest.slice(0, -last.length).endsWith(word)
    ? word + last
    : word
}
