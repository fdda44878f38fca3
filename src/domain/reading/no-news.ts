const when = '周报|本周|这周|这一周|这个?星期|这个?礼拜|本星期|本期|这期|目前|当前|暂时?|最近|近期'
const who = '我们|咱们|我|这边|这里|链上|本链|该链|产业链|工作|各项|方面|也|还|是|都|基本|总体|上|的|嘛|呢|吧|啊'
const no = '么啥|么得|莫啥|没有|没得|冇得|冇|木有|没|无|未有|没啥|没什么|无任何|尚无|并无'
const kind = '什么|啥|任何|太|大|新|明显|特别|其他|更|多少|可|要|需要?|值得|的'
const what = '进展|变化|情况|动态|动向|更新|消息|内容|事项|动静|变动|工作|东西|汇报|上?报|说|写|增|变|进度'
/** In the characters and without the pictures that say nothing. */
const plainSigns = (clause: string): string =>
  clause
    .replaceAll('無', '无')
    .replaceAll('沒', '没')
    .replace(/\p{ExtPict}|\ufe0f|\u200d/gu, '')
const tail = '的|了|啊|哈|呢|吧|哦|呀|～|~'
const before = '上周|上期|上次|上个?星期|上个?礼拜|上一周|上一期|之前|以前|前一周'

const lead = `^(?:${when}|${who}|[，,：:\\s])*`
const end = `(?:${tail})*$`
const patterns: readonly RegExp[] = [
  // 本周零报告
  new RegExp(`${lead}零(?:报告|上报|新增|进展|报)${end}`, 'u'),
  // 本周无
  new RegExp(`^(?:本周|这周|本期|这期)(?:暂时?)?(?:没有|没|无)${end}`, 'u'),
  // 没有新情况, 这周没啥, 本周暂无新进展, 没什么要报的
  new RegExp(`${lead}(?:${no})(?:${kind}|${what})+${end}`, 'u'),
  new RegExp(`${lead}(?:没啥|没什么|没新的)${end}`, 'u'),
  // 进展没有
  new RegExp(`${lead}新?(?:${kind})*(?:${what})+(?:暂时?|都|也)*(?:没有|没|无)${end}`, 'u'),
  // 同上周, 跟上期一样, 与上周相比没变化
  new RegExp(
    `${lead}(?:情况)?(?:同|跟|和|与|照)(?:着)?(?:${before})(?:的)?(?:情况|内容|进展|相比)?(?:${no}|保持|基本|完全|还是|都)*(?:一样|相同|一致|差不多|一致|不变|一个样|${what})?(?:[，, ]*(?:${no})(?:${kind}|${what})+)?${end}`,
    'u',
  ),
  new RegExp(
    `${lead}(?:老样子|照旧|一切照旧|一切如旧|维持原状|维持现状|保持不变|原地踏步|没动|没变|无变动|不变|一切正常)${end}`,
    'u',
  ),
]
/** Only where somebody answers the question for the week: alone they may be anything. */
const short = /^(?:无|没有?|暂无|同上|[-—/]|没啥|没|no|none|nothing|nil|n\/?a)$/iu
const longest = 24

export type NoNews = 'said' | 'short' | undefined

/** 无新增 in people's own words. */
export const saysNoNews = (clause: string): NoNews => {
  const bare = plainSigns(clause)
    .trim()
    .replace(/[。.！!～~]+$/u, '')
  if (bare === '' || bare.length > longest) return undefined
  if (short.test(bare)) return 'short'
  return patterns.some((pattern) => pattern.test(bare)) ? 'said' : undefined
}
