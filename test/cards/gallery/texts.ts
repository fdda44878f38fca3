/** What goes into every place that takes text, to see what a card makes of it. */
export interface Wording {
  /** A name: person, chain, group. */
  name: string
  /** A short line: a headline, a line of a plan, an ask. */
  line: string
  /** 本周进展 at the edge of what is taken. */
  long: string
}

export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))

export const typical: Wording = {
  name: '示例产业链',
  line: '示范项目完成设备招标，9月10日前签合同',
  long: '示范项目完成设备招标，下周签合同\n走访配套企业 2 户，收集诉求 3 条\n与省专班对接清单一次',
}

export const hostileText =
  "<at id=all></at>[x](http://bad.example)![i](img_v2_x)**b**<font color='red'>红</font>\u202e倒\u2066|a|b|\n|-|-|\n```\n# 大:DONE: $`\"\\\u0000\ud800"

export const hostile: Wording = { name: hostileText, line: hostileText, long: hostileText.repeat(4) }

const repeat = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length)

/** The longest that the rules let through, in three-byte characters. */
export const longest: Wording = {
  name: repeat('煤制烯烃（芳烃）深加工', 60),
  line: repeat('链上企业协作配套', 150),
  long: `${repeat('重点项目按计划推进', 100)}\n${repeat('完成设备招标工作', 100)}\n${repeat('与省专班对接清单', 98)}`,
}

/** Far beyond the rules: what a hostile client or a wild directory could hold. Quotes double in JSON; one grapheme of 20,000 marks. */
export const absurd: Wording = {
  name: `"${'\u0301'.repeat(20_000)}`,
  line: '"\\'.repeat(5_000),
  long: '👨‍👩‍👧‍👦'.repeat(3_000),
}
