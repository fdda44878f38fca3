/*
 * The text in which words are looked for: as long as the typed one, so that what is found can be cut out of the typed one by its place.
 */

/** What dictation makes of words of the office; each as long as what it stands for. */
const misheard: readonly (readonly [RegExp, string])[] = [
  [/连长/gu, '链长'],
  [/推荐办|推进班/gu, '推进办'],
  [/断连/gu, '断链'],
  [/短供/gu, '断供'],
  [/协条|谐调/gu, '协调'],
  [/风显/gu, '风险'],
  [/下州/gu, '下周'],
  [/本州/gu, '本周'],
]

const blank = (found: string): string => '〇'.repeat(found.length)

/** 学习《关于请链长协调…的通知》: a title says nothing about the week. */
const titles = /《[^《》]*》/gu
const quotations = /“[^“”]*”|「[^「」]*」|『[^『』]*』|"[^"\n]*"/gu
/** What is read out, hung up or called so is nobody's ask: 传达“请链长协调”的要求. */
const cited =
  /(?:传达|学习|贯彻|落实|转发|印发|解读|宣讲|标语|口号|题为|名为|所谓|主题|栏目|关于|通知|文件)[^，。；\n“”「」『』"]{0,8}$/u
/** 断供科技, 风险咨询有限公司: a word that is part of a firm's name. 断供公司 and 断供网络设备 may be what they say. */
const trade = '网络|信息|智能|电子|机械|材料|新材料|供应链|贸易|物流|咨询|管理'
const firm = `(?:${trade})?(?:科技(?!产品|成果|设备|材料)|实业|商贸|技术有限|(?:股份|集团)?有限(?:责任)?公司)`
const inNames = new RegExp(
  `(?:断[链供货料]|停[产供工]|缺[货料]|短缺|紧缺|涨价|外迁|风险|隐患|协调|困难|求助|诉求|支持|链长|推进办){1,3}(?=${firm})`,
  'gu',
)

export interface Folded {
  /** What is said. */
  said: string
  /** The same without anything in quotation marks. */
  unquoted: string
}

export const fold = (text: string): Folded => {
  const heard = misheard.reduce((one, [wrong, right]) => one.replace(wrong, right), text)
  const said = heard
    .replace(titles, blank)
    .replace(quotations, (found: string, at: number) =>
      cited.test(heard.slice(Math.max(0, at - 16), at)) ? blank(found) : found,
    )
    .replace(inNames, blank)
  return { said, unquoted: said.replace(quotations, blank) }
}
