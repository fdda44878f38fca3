/*
 * Words that speak of an ask or of a risk, and words that deny or settle one. They decide nothing: where they stand, the person is asked.
 * A question too many costs one tap, a question too few lets a digest say what is not so.
 */

const risks =
  '断[链供货料单]|停[产供工摆]|缺[货料]|供[应货](?:中断|紧张|不足|不上)|供不上|卡脖子|[限减]产|短缺|紧缺|涨价|外迁|风险|隐患'
const risk = new RegExp(risks, 'u')
/** Work that has the word in its name. */
const routine =
  /风险(?:排查|防[控范]|评估|摸排|研判|补偿|管控|投资|资金|培训)|(?:防范|排查|防控|摸排|研判|评估)(?:各类|重大|安全|金融|经营)*(?:风险|隐患)/gu

const helps = '(?:协调|支持|帮助|解决|研究|出面|明确|推动|督促|批准|给予)'
const asks: readonly RegExp[] = [
  /(?<![邀宴聘])请(?:区|产业链|各位)*(?:链长|推进办|领导|政府|部门)/u,
  /[恳提敬拟]请|请[求示]|诉求|求助/u,
  new RegExp(`(?<!邀)请[^，]{0,10}${helps}`, 'u'),
  new RegExp(`(?:需要?|希望|盼|建议|[亟急]待)[^，]{0,12}${helps}`, 'u'),
  /(?:存在|面临|遇到|受制于)[^，]{0,30}(?:问题|困难|难题|短板|瓶颈|堵点)/u,
]
/** One's own doing, or a name. */
const ownDoing =
  /(?:已|正在|积极|继续|统筹|加强|沟通|主动)[\p{Script=Han}]{0,2}协调|协调(?:会|机制|小组|专班|办|员|推进会|调度|一致)/gu

const no = '(?:无|没有?|未|不存在|不涉及|不需|不用|毋|暂缺)'
const troubles = '问题|困难|难点|难题|短板|瓶颈|需求|诉求|建议|意见|事项|情况'
const between =
  '出现|发生|发现|存在|新增|新的|明显|重大|任何|其他|产业链|供应链|链长|推进办|领导小组|需|须|要|请|协调|解决|支持|帮助|见|的'
const denied = new RegExp(`(?:暂|尚|均|并|从)?${no}(?:${between}|${risks}|${troubles}|[和及与或、])+`, 'gu')

const settling = '解除|消除|化解|解决|排除|恢复|办结|销号'
const settled = new RegExp(
  `(?:已经?|均|都|全部|得到)(?:已|全部|全面|妥善|彻底|圆满|及时|顺利|有效|成功|协调|帮助|推动|得到|予以)*(?:${settling})|(?:解除|消除|化解|解决|排除)(?:了|完毕|到位)|风险(?:解除|消除|化解|排除)$`,
  'u',
)
const unsettled = /未|没|不|无法|难以|待|需|请|尽快|部分|基本|争取|力争|希望|建议|仍|正在/u

const clausesOf = (text: string): string[] => text.split(/[，,。；;！!？?\n]/u).filter((clause) => clause.trim() !== '')
const isSettled = (clause: string): boolean => settled.test(clause) && !unsettled.test(clause)

const speaksOfRisk = (clause: string): boolean =>
  !isSettled(clause) && risk.test(clause.replace(denied, '').replace(routine, ''))

const speaksOfAsk = (clause: string, own: 'done' | 'planned'): boolean => {
  if (isSettled(clause)) return false
  const rest = clause.replace(denied, '')
  // A plan to coordinate is one's own; of what has been, it may be an ask.
  return asks.some((ask) => ask.test(rest)) || (own === 'done' && rest.replace(ownDoing, '').includes('协调'))
}

const sentenceWith = (text: string, speaks: (clause: string) => boolean): string | undefined =>
  text
    .split(/[。；;\n]/u)
    .find((sentence) => clausesOf(sentence).some(speaks))
    ?.trim()

/** The first sentence that speaks of a risk. */
export const riskSentence = (text: string): string | undefined => sentenceWith(text, speaksOfRisk)

/** The first sentence that asks somebody for something. */
export const askSentence = (text: string, own: 'done' | 'planned'): string | undefined =>
  sentenceWith(text, (clause) => speaksOfAsk(clause, own))

const aside = '本周|本期|目前|当前|暂时?|上述|以上|各项|相关|的'
const plainDenial = new RegExp(
  `^(?:${aside})*(?:[-—/无]|暂?无(?:新增|变化)?|没有(?:新增|变化)?|(?:暂|尚|均|并)?${no}(?:${between}|${risks}|${troubles}|[和及与或、])+)$`,
  'u',
)
const plainlySettled = new RegExp(
  `^(?:${aside}|${risks}|${troubles}|均|都|全部|已经?|妥善|彻底|协调|得到)*(?:解除|消除|化解|解决|排除|办结)(?:了|完毕|到位)?$`,
  'u',
)

/** 无, 暂无问题, 未发现断供风险, 均已解决: a whole section that says no and nothing else. */
export const saysNo = (text: string): boolean => {
  const clauses = clausesOf(text)
  return (
    clauses.length > 0 &&
    clauses.every((clause) => plainDenial.test(clause.trim()) || plainlySettled.test(clause.trim()))
  )
}
