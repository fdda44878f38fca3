import { isPicture, plainTalk } from './clean.ts'

/**
 * What a chief's words are, where they are no command. `read`: thanks, or that it was read, which asks for nothing. `told`: an opinion, an instruction or a
 * question about a matter. `loose`: words that may be either, and are taken for one where they answer something or are said in the chief's group.
 */
export type ChiefWords = 'read' | 'yes' | 'told' | 'loose'

const read =
  /^(?:已?收到了?|已?阅|已悉|好的?|好滴|嗯+|哦+|ok|okay|知道了?|明白了?|了解了?|清楚了?|已?看到?过?了?|非常|太|多|谢谢|感谢|多谢|谢啦|谢了|辛苦了?|费心了?|不错|很好|真棒|加油|再见|您们?|你们?|大家|同志们|各位|推进办|专班|的|了|啊|哈|哦|啦|呢)+$/iu

/** To somebody who asks it is a yes; said into the air it is a word of politeness. */
const yes = /^(?:可以|行|没问题|没意见|是的|对)(?:的|吧|了|啊)?$/u

const opinion =
  /同意|赞成|反对|批准|不准|不妥|不行|没意见|再议|另议|再?研究|再看|再想|再商量|再等|再定|缓一缓|缓缓|暂缓|放一放|先放|不急|考虑|批示|推迟|延后|往后放|照办|照此|按此|按程序|就这么|就这样|这样[办定]|可行|支持/u
const instruction =
  /落实|牵头|办结|办理|办好|办掉|快办|马上办|抓紧|抓好|尽快|尽早|加快|加紧|从速|督办|督促|协调|跟进|跟踪|会商|商量|解决|处理|推进[^办]|推进$|调度|统筹|核实|核查|查清|整改|反馈|答复|回复|提出|拿个|拿出|专题|汇报|报我|报来|盯|重视|负责(?!报|填|人)|安排|召集|召开|开个?会|上会|明确|说明|补充|保障|确保|不得|务必|必须|注意|关注|配合|支持|对接|约|请报|请.{2,}(?:办|报|来|去|定|看|查|开|做|改|拿|给)/u
const matter =
  /[这那](?:件|个|项|些|桩)?(?:事|问题|项目|请示|风险|怎么|为什么)|(?:办|落实|解决|协调|处理|定|批|推进)(?:了|好|完|结|成|妥|下来)*(?:没有?|吗|得怎|得如|到哪|到什么)|结果|怎么还|为什么|为啥|怎么没|什么原因|怎么说|谁(?:来|在)?(?:牵头|办|负责(?!报|填|人))|能不能|行不行|能否|(?:何时|什么时候|哪天|几时|多久)(?:能|可以|才)?.{0,4}(?:办|完|成|解决|落实|开工|投产|到位|批|定)/u

/** A question to us about what waits for the chief, in words that instruct elsewhere. */
const asksUs =
  /(?:有|哪些|什么).{0,4}要.{0,4}(?:协调|解决|处理|批|定)|要.{0,4}(?:协调|解决|处理|批|定).{0,4}(?:哪些|什么|事项)/u

const chinese = /\p{Script=Han}/gu

/** @returns undefined where nothing is said. */
export const chiefWordsOf = (typed: string): ChiefWords | undefined => {
  if (isPicture(typed)) return 'read'
  const text = plainTalk(typed)
  const said = text.replaceAll(/[\s，。！？、；,.!?;~]+/gu, '')
  if (said.length <= 24 && read.test(said)) return 'read'
  if (yes.test(said)) return 'yes'
  if (asksUs.test(said)) return 'loose'
  if ([opinion, instruction, matter].some((pattern) => pattern.test(said))) return 'told'
  return (said.match(chinese)?.length ?? 0) >= 4 ? 'loose' : undefined
}
