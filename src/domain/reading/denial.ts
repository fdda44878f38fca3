/* Words that deny or settle, for asks and risks alike. What they decide is only what they say; all else is asked of the person. */

export const riskWords =
  '断[链供货料单]|停[产供工摆]|缺[货料]|供[应货](?:中断|紧张|不足|不上)|货源(?:中断|紧张)|供不[上应]|卡脖子|[限减]产|短缺|紧缺|吃紧|告急|涨价|外迁|迁出|苗头|风险|隐患'
export const troubleWords = '问题|困难|难点|难题|堵点|短板|瓶颈|不足|需求|诉求|建议|意见|事项|事宜|情况'

const done = '协调|解决|支持|帮助|批准|批复|批|明确|落实|研究|推动|答复'
/** 没有协调下来 says that it is still wanted; 没有协调事项 that there is none. */
const notDone = `(?!(?:${done})(?!的?(?:${troubleWords}|内容))|请(?:链长|推进办|领导小组)(?:${done})?(?!的|${troubleWords}|$))`
export const no = `(?:(?<!有)无(?!法)|没啥|没什么|没有?${notDone}|(?<!从)未${notDone}|零(?=风险|困难|问题)|不存在|不涉及|不需要?|不用|不必|用不着|毋|暂缺|不会|不至于)`
const between =
  '出现|发生|发现|遇到|收到|存在|新增|新的|明显|重大|大的|任何|什么|啥|特别|其他|其它|别的|产业链|供应链|(?<!事项|问题|困难|难题|事宜|风险|隐患|苗头)(?:链长|推进办|领导小组|上级|领导|需|须|要|请)|协调|解决|支持|帮助|帮忙|迹象|征兆|可能|见'
/** What it is about, by its kind alone. */
const nouns = `${troubleWords}|苗头|风险|隐患`
/** Something that has happened, and not the name of what may. */
const event = `(?!${nouns})(?:${riskWords})(?!(?:${riskWords})*的?(?:${nouns}|现象|迹象))`
/** 没有困难货源紧张, without a stop: what is denied ends where something is told of. */
const objects = `(?:(?:${between}|(?<!协调|解决|支持|帮助|帮忙)的|的(?!${event})|(?!${nouns})(?:${riskWords})|(?:${nouns})(?!${event})|[和及与或、])+(?:${nouns})?|(?:${nouns}))`
const denied = new RegExp(`(?:暂时?|尚|均|并|从|也|都|确)?${no}${objects}`, 'gu')
/** 风险没有, 需要协调无: the way it is said aloud. */
const deniedBehind = new RegExp(
  `(?:${riskWords}|${troubleWords}|需要?协调|需协调){1,4}(?:的|方面|${troubleWords})*(?:暂时?|目前|都|也|现在|还|倒是?|是)*(?:没有|没得|没|无|不存在)(?:了|啊|哈|呢|吧|的|哦)*$`,
  'u',
)

/** 不是没有困难, 不排除断供: two denials are none. */
const twice =
  /不排除|并非|不是|不无|没有不|不能说|不能不|不得不|不敢说|不敢保证|不好说|难说|难免|难保|未必|不一定|不见得|不等于|不代表|谁敢/u

export const deniesTwice = (clause: string): boolean => twice.test(clause)

/** What is left of a clause when what it denies is taken out. */
export const withoutDenied = (clause: string): string =>
  deniesTwice(clause) ? clause : clause.replace(denied, '').replace(deniedBehind, '')

const settling = '解除|消除|化解|解决|排除|恢复|办结|销号'
const settled = new RegExp(
  `(?:已经?|均|都|全部|得到)(?:已|全部|全面|妥善|彻底|圆满|及时|顺利|有效|成功|协调|帮助|推动|得到|予以)*(?:${settling})|(?:解除|消除|化解|解决|排除)(?:了|完毕|到位)|(?:风险|隐患|问题|困难)(?:解除|消除|化解|排除|解决)$`,
  'u',
)
const unsettled = /未|没|不|无法|难以|待|需|请|尽快|部分|一半|基本|争取|力争|希望|盼|建议|仍|还|正在|只/u
/** Only where one thing is spoken of: 示例材料断供风险已解除, but not 示例轴承厂要外迁断供风险已解除. */
const spokenOf = new RegExp(`(?:${riskWords})+`, 'gu')
const twiceNamed = new RegExp(`(${riskWords}).*\\1`, 'u')
const isSettled = (clause: string): boolean =>
  settled.test(clause) &&
  !unsettled.test(clause) &&
  !twiceNamed.test(clause) &&
  (clause.match(spokenOf)?.length ?? 0) < 2

/** What is still said where a part of a clause is settled: 困难均已解决示例材料断供, with no stop in between. */
export const afterSettled = (clause: string): string => {
  const found = isSettled(clause) ? settled.exec(clause) : null
  return found ? clause.slice(found.index + found[0].length) : clause
}

const aside =
  '本周|这周|本期|目前|当前|现在|暂时?|上述|以上|各项|相关|我们|这边|链上|的|也|都|均|倒是?|然后|其他|其它|别的|不过|但是?'
const end = '(?:了|啊|哈|呢|吧|哦)*'
const plainDenial = new RegExp(
  `^(?:${aside})*(?:[-—/无]|(?<=别的|其他|其它)(?:没啥|没什么|没有|没)|暂?无(?:新增|变化)?|没有(?:新增|变化)?|(?:no|none|nil|n/?a)|(?:暂时?|尚|均|并|也|都)?${no}${objects})${end}$`,
  'iu',
)
const plainlySettled = new RegExp(
  `^(?:${aside}|${riskWords}|${troubleWords}|全部|已经?|妥善|彻底|协调|得到)*(?:解除|消除|化解|解决|排除|办结)(?:了|完毕|到位)?$`,
  'u',
)
const plainBehind = new RegExp(
  `^(?:${aside})*(?:(?:${riskWords}|${troubleWords}|需|须|要|请|协调|支持)+)(?:的|方面|${troubleWords})*(?:暂时?|目前|都|也|现在|还|倒是?|是)*(?:没有|没得|没|无|不存在)${end}$`,
  'u',
)

/** A clause that says no and nothing else. */
export const deniesPlainly = (clause: string): boolean =>
  !deniesTwice(clause) && (plainDenial.test(clause) || plainBehind.test(clause))

/** Nobody writes more without a stop, and what looks for words should not look back any further. */
export const longestClause = 200

export const clausesOf = (text: string): string[] =>
  text
    .split(/[，,。.；;！!？?\n]|(?<=\p{Script=Han})[ \t\u3000]+(?=\p{Script=Han})/u)
    .flatMap((clause) => (clause.length > longestClause ? (clause.match(/.{1,200}/gsu) ?? []) : [clause]))
    // 没有🙅
    .map((clause) => clause.replace(/^(?:\p{ExtPict}|\ufe0f|\u200d|\s)+|(?:\p{ExtPict}|\ufe0f|\u200d|\s)+$/gu, ''))
    .filter(Boolean)

/** 无, 暂无问题, 未发现断供风险, 均已解决: a whole section that says no and nothing else. */
export const saysNo = (text: string): boolean => {
  const clauses = clausesOf(text)
  return clauses.length > 0 && clauses.every((clause) => deniesPlainly(clause) || plainlySettled.test(clause))
}
