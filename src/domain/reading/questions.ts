const marks = /[?？]\s*$/u
const asks =
  /怎么|咋|如何|什么时候|啥时|几[点号时]|哪[里儿个家天条]|在哪|谁|多少|是不是|能不能|可不可以|要不要|行不行|对不对|为什么|为啥|什么意思/u
const endsAsking = /(?:吗|么|呢|报了没有?|交了没有?|上去没有?|收到没有?|好没有?|算不算)[。.~～]*$/u
const asksAbove =
  /(?:能不能|可不可以|是不是可以|能否|可否)(?=(?:请|由|让|麻烦)(?:区里?|产业链)?(?:链长|推进办|领导小组|上[级面]))/u
const asksOthers = /(?:链长|推进办|领导小组|上[级面])(?:能不能|能否|可否|可不可以|是否可以)/u
/** A long sentence with 如何 in it tells of something. */
const longest = 20

/** 风险怎么填？: asked of us, and no part of a report. */
export const isQuestion = (sentence: string): boolean => {
  // 推进办能不能组织一场招聘会？ is asked of them.
  if (asksOthers.test(sentence)) return false
  // 能不能请链长出面 is asked of the chief, and not of us.
  const bare = sentence.trim().replace(asksAbove, '')
  return marks.test(bare) || endsAsking.test(bare) || (bare.length <= longest && asks.test(bare))
}
