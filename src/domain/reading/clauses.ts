import { longestClause } from './denial.ts'
import { fold } from './fold.ts'

/** A piece of the text between two stops, with its place. */
export interface Clause {
  index: number
  from: number
  to: number
  /** As words are looked for: folded, without fillers. */
  said: string
  /** The same without what stands in quotation marks. */
  unquoted: string
  /** Counts up behind 。；and line ends. */
  sentence: number
  line: number
}

const later = '下下?周|下个月|下个?星期|下个?礼拜|下一?步|接下来|下一?阶段|后续'
/** People who dictate set no stops: 养护还要三天下周三开始装设备需要链长协调一下夜间施工的许可风险没有. */
const begins: readonly RegExp[] = [
  new RegExp(
    `(?<![到至在于从自比等待和与及、前的]|推进办|链长|领导小组|局|部门|推迟|延期|预计|计划|争取|准备|打算|力争|拟)(?=(?:${later}))`,
    'gu',
  ),
  /(?<!不[能得是想]?)(?=(?:预计|计划|争取|准备|打算|力争)(?:下周|下个?星期|下个?礼拜))/gu,
  /(?<![邀宴聘申敬恳提不用会已曾经次过拟要急亟能否]|无需|没有?|不需要?)(?=(?:还?要|[急亟])?(?:需要?|请|[期希]望|恳请|提请|敬请|建议|麻烦)(?:请|由|区里?|产业链){0,3}(?:链长|推进办|领导小组|上[级面]))/gu,
  /(?<![期希盼渴])(?=望(?:链长|推进办|领导小组|上[级面]))/gu,
  /(?<=\p{Script=Han})(?<!断链|断供|防控|[无有的])(?=(?:断链断供|断链|断供)?(?:风险|苗头)(?:情况)?(?:暂时?|也|都|目前)?(?:没有|没|无)(?:$|[\s，,。；;]|希望|请|需|建议|麻烦|下周|下一步|本周|协调|困难|也))/gu,
  /(?<!不|无|没有|有|啥|什么|任何)(?=需要?协调(?:的|事项|问题)*(?:暂时?|也|都)?(?:没有|没|无))/gu,
  /(?<![不无非])(?=(?:但是|不过|然而|只是))|(?<![不非])(?=但(?!是|凡|愿))|(?<=\p{Script=Han})(?=(?:然后|另外|还有就是)\p{Script=Han})/gu,
  // 风险没有希望链长来看看; 没有风险没有需要协调的
  /(?=希望|请|需|建议|麻烦|望|下周|下一步|本周|协调|困难)(?<=(?:风险|苗头|困难|问题|协调)(?:暂时?|也|都|目前)?没有)(?<!(?:没有|无|没啥|没什么)(?:什么|任何|新的)?(?:断链断供|断链|断供)?的?(?:风险|苗头|困难|问题|协调)(?:暂时?|也|都|目前)?没有)/gu,
  /(?=(?:暂时?|目前|也|都)?没有(?:什么|任何|新的|新增)?(?:断链断供|断链|断供)?风险(?:$|[\s，,。；;没无也]|需|请|希望))(?<=\p{Script=Han})(?<![有是非说敢证为不看断链供何调难题头]|需要|需)/gu,
  /(?=(?:暂时?|目前|也|都)?没有(?:什么|任何)?(?:需要?)(?:请?(?:推进办|链长))?协调的?(?:事项|问题)?(?:$|[\s，,。；;没无也]))(?<=\p{Script=Han})(?<![有是非说敢证为不看难题头]|(?<!没有)风险)/gu,
  /(?=\p{Script=Han})(?<=(?:没有|没|无)(?:什么|任何)?需?要?(?:请?(?:推进办|链长))?(?:协调|解决|支持)的)(?!事|问题|内容|情况|困难|风险|地方|东西|是)/gu,
  /(?=需要?(?:协调|解决|支持)的?(?:是|有|事项|问题)(?!没|无|暂|也|都))(?<!不|无|没有|有|所|还|尚|仍)/gu,
  /(?=(?:能不能|能否|可否|可不可以|是否可以)(?:请|由|让|麻烦)(?:区里?|产业链)?(?:链长|推进办|领导小组|上[级面]))/gu,
  // 下周安装本周完成招标: what is done may stand behind what comes.
  /(?=(?:本周|这周)[^，,。；;\s]{0,4}(?:完成|签|封顶|投产|开工|到货|进场|验收|召开|走访))(?<=(?:下下?周|下一?步|接下来|后续)[^，,。；;\s]{2,30})/gu,
  /(?=\p{Script=Han}{2})(?<=(?:封顶|完工|竣工|投产|签约|到货|进场|开工|下线|获批|批复)了)(?![一二三四五六七八九十两几多的吗没以之后解])/gu,
  // 1、… 2、… in one line; 10、11号楼 and 1.5亿元 are figures.
  /(?<=[\p{Script=Han}。；;，,）)]\s?)(?=\d{1,2}(?:[、．]|\.(?!\d))\s?\p{Script=Han})/gu,
]
/** Between Chinese a space is a breath. */
const breath = /(?<=[\p{Script=Han}〇])[ \t\u3000]+(?=[\p{Script=Han}〇])/gu
const stops = /[。．！!？?；;\n]+|\.(?=\s|$)/gu
const commas = /[，,]+/gu
const filler =
  /^(?:这个(?!星期|礼拜|周)|那个|嗯+|呃+|就是说?|然后|另外|还有|对了|主要是?|我们|我这边|这边|[一二三四五六]是|其[一二三]|首先|其次|再次|同时|第[一二三四五]|[（(]?\d{1,2}[)）.、]|[①-⑳]|[-—*•]|\s)+/u

/** All cuts are gathered first: each clause then is what lies between two of them. */
export const clausesIn = (text: string): Clause[] => {
  const { said, unquoted } = fold(text)
  const ends = new Map<number, { next: number; weight: 0 | 1 | 2 }>()
  const cut = (pattern: RegExp, weight: 0 | 1): void => {
    for (const { index, 0: found } of unquoted.matchAll(pattern))
      ends.set(index, { next: index + found.length, weight: found.includes('\n') ? 2 : weight })
  }
  for (const pattern of begins) cut(pattern, 0)
  cut(breath, 0)
  cut(commas, 0)
  cut(stops, 1)
  const clauses: Clause[] = []
  let [from, sentence, line] = [0, 0, 0]
  const take = (to: number): void => {
    for (; to - from > longestClause; from += longestClause) add(from, from + longestClause)
    add(from, to)
  }
  const add = (from: number, to: number): void => {
    const piece = said.slice(from, to)
    if (piece.trim() === '') return
    const bare = (one: string) => one.trim().replace(filler, '')
    clauses.push({
      index: clauses.length,
      from,
      to,
      said: bare(piece),
      unquoted: bare(unquoted.slice(from, to)),
      sentence,
      line,
    })
  }
  for (const [at, { next, weight }] of [...ends].sort(([a], [b]) => a - b)) {
    if (at < from) continue
    take(at)
    from = next
    if (weight > 0) sentence += 1
    if (weight > 1) line += 1
  }
  take(text.length)
  return clauses
}

/** The text of some clauses, as typed: what stands together stays together with its stops. */
export const textOf = (text: string, clauses: readonly Clause[]): string => {
  const runs: { from: number; to: number; line: number }[] = []
  let last = -2
  for (const clause of clauses) {
    const run = runs.at(-1)
    if (run && clause.index === last + 1) run.to = clause.to
    else runs.push({ from: clause.from, to: clause.to, line: clause.line })
    last = clause.index
  }
  let joined = ''
  for (const [i, { from, to, line }] of runs.entries()) {
    const before = runs[i - 1]
    // A full stop behind the run belongs to it.
    const piece = text.slice(from, /^[。！]/u.test(text.slice(to)) ? to + 1 : to).trim()
    const gap = !before ? '' : before.line !== line ? '\n' : /[。！]$/u.test(joined) ? '' : '；'
    joined += gap + piece
  }
  return joined.trim()
}
