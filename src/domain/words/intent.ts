import type { NamedChain } from '../names.ts'
import { saysNoNews } from '../reading/no-news.ts'
import { bulletin, burden, digest, exempt, files, naming, nudge, sendBack } from './office-deeds.ts'
import type { PartKind } from './parts.ts'
import type { Reading } from './reading.ts'
import {
  answer,
  aside,
  ask,
  chainOf,
  type Intent,
  isNow,
  manner,
  month,
  type Rule,
  reasonIn,
  show,
  timeOf,
} from './rule.ts'
import { workingHour } from './time-words.ts'

const declined = /^我?(?:先|暂时|今天)?不(?:催|导|下载|点名|推)/u

const denied: Rule = (r) => {
  if (!r.has('deny') && !declined.test(r.text)) return undefined
  if (r.has('push')) return answer('push')
  if (r.has('leave') && r.only('leave', 'deny', 'me', 'whether')) return ask('请假', '取消')
  return r.free === '' && r.has('nudge', 'export', 'naming', 'exempt', 'leave', 'again') && !r.has('how', 'when', 'who')
    ? answer('nothing-done')
    : undefined
}

const push: Rule = (r) =>
  r.has('push') && r.free === '' && r.only(...aside, 'push', 'time', 'how') ? answer('push') : undefined

const returned: Rule = (r) =>
  r.has('returned') &&
  r.has('why', 'how', 'what', 'whether', 'me') &&
  r.only(...aside, 'returned', 'why', 'how', 'time')
    ? answer('why-returned')
    : undefined

const holidays = /国庆|中秋|春节|元旦|五一|端午|清明|劳动节|大年|放假|假期/u

/** 国庆那周还要报吗: the days off, and when that week is due. */
const workday: Rule = (r) => {
  if (r.has('filed') || r.free.length > 2) return undefined
  const ofHoliday = r.has('fill') && r.has('whether', 'how', 'when', 'due') && holidays.test(r.text)
  return ofHoliday || (r.has('holiday') && !r.has('fill')) ? answer('workday') : undefined
}

/** Boxes of the form, or none. */
const fieldName = /^(?:周|协调|说明)?$/u

const limits: Rule = (r) =>
  r.has('limit') &&
  r.only(...aside, 'limit', 'fill', 'time', 'next', 'how', 'which', 'status', 'risk', 'free') &&
  fieldName.test(r.free)
    ? answer('limits')
    : undefined

/** 谁审我的周报. */
const reviewer: Rule = (r) =>
  r.has('review') &&
  (r.has('who', 'whether', 'which') || r.text.includes('谁')) &&
  r.only(...aside, 'review', 'who', 'which', 'fill', 'filed', 'post')
    ? answer('reviewer')
    : undefined

/** 能发图片吗, 附件怎么传. */
const textOnly: Rule = (r) =>
  r.has('attach') && r.has('how', 'whether', 'give') && r.only(...aside, 'attach', 'how', 'fill') && r.free === ''
    ? answer('text-only')
    : undefined

/** 摘要发了没, 领导看了没: what left, and when; whether it was read, nobody knows here. */
const posted: Rule = (r) => {
  const known = r.has('digest') || r.post === 'chief' || r.has('me', 'look')
  const asks = r.has('seen') || (r.has('digest') && r.has('when', 'filed') && r.has('when', 'whether'))
  return asks && known && r.only(...aside, 'seen', 'digest', 'post', 'time', 'fill', 'filed', 'who', 'when')
    ? answer('posted')
    : undefined
}

/** 谁是张工, 张工电话. */
const person: Rule = (r) =>
  r.has('person') &&
  r.has('who', 'helpme', 'post') &&
  r.only('person', 'who', 'helpme', 'what', 'which', 'show', 'post')
    ? answer('person')
    : undefined

/** 月报和周报一起交吗: when each is due says it. */
const together = /月报.*周报|周报.*月报/u

const due: Rule = (r) => {
  if (together.test(r.text) && r.has('whether', 'when', 'how') && r.free.length <= 2) return answer('due')
  if (!r.only(...aside, 'when', 'due', 'fill', 'time', 'form', 'unfiled', 'clock', 'how', 'like', 'status', 'late'))
    return undefined
  if (r.has('who', 'which')) return undefined
  return r.has('due') || (r.has('late') && r.has('fill')) || (r.has('when') && r.has('fill', 'look', 'month', 'form'))
    ? answer('due')
    : undefined
}

const who: Rule = (r) => {
  if (
    r.has('unfiled', 'filed', 'nudge') ||
    !r.only(...aside, 'post', 'who', 'which', 'helpme', 'responsible', 'fill', 'time', 'how')
  )
    return undefined
  if (r.has('post') && (r.has('who', 'helpme', 'which', 'what') || r.only('chain', 'post', 'me'))) return answer('who')
  if (r.has('helpme')) return answer('people')
  // 让备报报吧
  if (r.post === 'backup' && r.has('fill') && !r.has('whether')) return answer('who')
  return r.has('responsible') || (r.has('who') && r.has('fill')) ? answer('who') : undefined
}

const someTime = /^(?:晚点|一会儿?|过会儿?|等会儿?|待会儿?|上午|下午|中午|明天)/u

const later: Rule = (r) => {
  const clock = r.words('clock')[0]
  if (r.has('again') && clock === undefined && someTime.test(r.text)) return show('稍后')
  return clock !== undefined && r.has('again', 'nudge') && r.only('clock', 'again', 'me', 'day', 'nudge')
    ? ask('稍后', workingHour(clock))
    : undefined
}

const backAgain = /(?:请假|休假|假期?).{0,8}(?:取消|销了?)|销假|取消.{0,2}请假/u

const leave: Rule = (r) => {
  // 我回来了，把请假取消
  if (backAgain.test(r.text)) return ask('请假', '取消')
  const days = r.words('day')
  // 下周一到周三我出差，李工帮我报
  const [from, to] = days
  if (
    r.has('leave') &&
    from !== undefined &&
    r.has('person') &&
    r.free === '' &&
    !r.text.startsWith('请假') &&
    !r.has('whether', 'how')
  )
    return show('请假', `${from}至${to ?? from}`, '代', r.words('person')[0])
  // 请把周报转给李工报: whoever stands in is named with the leave.
  if (
    r.has('instead') &&
    r.has('person') &&
    r.only(...aside, 'instead', 'person', 'fill', 'leave', 'time', 'day', 'next')
  )
    return answer('leave-how')
  if (!r.has('leave')) return undefined
  if (/^我?先?不/u.test(r.text) && r.only('leave', 'me', 'whether')) return ask('请假', '取消')
  // 请假 in front, with its days behind it, is the command as it is.
  if (days.length > 0 && !r.text.startsWith('请假') && !r.has('free', 'who', 'whether'))
    return show('请假', days.length === 1 ? `${days[0]}至${days[0]}` : reasonIn(r, 'leave', 'me'))
  const span = r.has('day', 'time', 'clock', 'person') && r.text.startsWith('请假')
  const asks = !span && r.only('leave', 'me', 'how', 'who', 'day', 'whether', 'fill', 'look', 'what', 'time', 'free')
  return asks && r.free.length <= 2 ? answer('leave-how') : undefined
}

const mentions =
  /(?:提|说|写|讲)[过到](?<words>\p{Script=Han}{2,10}?)(?:问题)?[的了]*(?:链|周报)*[有是]*(?:哪|谁)|(?:哪|谁).{0,4}(?:提|说|写|讲)[过到](?<behind>\p{Script=Han}{2,10}?)(?:问题)?[的了吗]*$/u

/** 提过用地的有哪些: text that is looked for. */
const mention: Rule = (r) => {
  const { words: sought, behind } = mentions.exec(r.text)?.groups ?? {}
  return sought || behind ? show('查', chainOf(r), timeOf(r), sought || behind) : undefined
}

const twice: Rule = (r) =>
  /连续(?:两|2)(?:周|期|次)(?:都|也)?(?:没有?|无)(?:新增|变化|动静)/u.test(r.text) && r.has('which', 'who')
    ? show('查', '连续两期无新增', chainOf(r))
    : undefined

const owing: Rule = (r) => {
  if (!r.has('unfiled') || !r.only(...aside, 'unfiled', 'who', 'which', 'time', 'status', 'fill', 'deny', 'person'))
    return undefined
  if (r.has('person')) return answer('filed')
  // 陶瓷基几周没报了
  if (r.has('chain') && /[几多]少?[周期次]/u.test(r.text)) return show('查', '未报', chainOf(r), '今年')
  if (!isNow(timeOf(r), month(r))) return show('查', '未报', chainOf(r), timeOf(r), month(r))
  return r.has('me') || (r.has('chain') && !r.has('who', 'which')) ? answer('filed') : answer('owing')
}

const filed: Rule = (r) => {
  if (
    !r.only(...aside, 'filed', 'fill', 'received', 'time', 'who', 'which', 'status', 'deny', 'form', 'person', 'post')
  )
    return undefined
  if (r.has('post') && r.post !== 'reporter' && r.post !== 'backup') return undefined
  if (!r.has('received', 'filed') && !(r.has('fill') && r.has('whether'))) return undefined
  if (r.has('person') && !isNow(timeOf(r), month(r))) return show('查', ...r.words('person'), timeOf(r), month(r))
  if (!isNow(timeOf(r), month(r))) return show('查', chainOf(r), timeOf(r))
  if (r.has('who', 'which', 'all')) return show('状态', chainOf(r), month(r))
  return r.has('whether', 'received') ? answer('filed') : undefined
}

/** `钢铁报了没`: of a name that is neither a chain's nor anybody's. */
const nobody: Rule = (r) => {
  const [first, ...others] = r.parts.filter(({ kind }) => kind !== 'filler')
  return first?.kind === 'free' &&
    /^\p{Script=Han}{2,10}$/u.test(first.words) &&
    others.length > 0 &&
    others.every(({ kind }) => ['filed', 'unfiled', 'fill', 'whether', 'look', 'month'].includes(kind)) &&
    (r.has('unfiled') || (r.has('whether') && r.has('filed', 'fill')))
    ? answer('nobody')
    : undefined
}

const change: Rule = (r) =>
  r.has('change') &&
  r.text !== '撤销' &&
  r.only(...aside, 'change', 'fill', 'how', 'time', 'filed', 'form', 'deny') &&
  !r.has('deny')
    ? show('更正', chainOf(r), !isNow(timeOf(r), month(r)) && timeOf(r), month(r))
    : undefined

const fill: Rule = (r) => {
  if (r.text === '周报') return show('周报')
  // 我要替张工报
  const instead = r.has('person') && r.has('me') && r.has('fill') && !r.has('whether', 'how')
  if (instead && r.only('person', 'me', 'fill', 'look', 'time') && isNow(timeOf(r))) return show('周报')
  if (!r.only(...aside, 'go', 'fill', 'form', 'sheet', 'how', 'like', 'status', 'time') || !isNow(timeOf(r), month(r)))
    return undefined
  const itself = r.has('look', 'month')
  const wants =
    r.has('go') ||
    (manner(r) && !(r.has('show') && !r.has('fill', 'form')) && (itself || r.has('fill', 'form'))) ||
    // 给我发个表我来填
    (r.has('sheet') && r.has('fill')) ||
    (r.has('form') && (itself || r.has('give', 'show', 'what', 'whether'))) ||
    (r.has('fill') && (itself || r.has('me')) && !r.has('whether', 'time'))
  // 纺织的周报给我看下: what is to be seen is no form.
  const gives = r.has('give') && itself && !r.has('time', 'show', 'chain')
  if (wants || gives) return show(r.has('month') ? '月报' : '周报', chainOf(r))
  return undefined
}

const todo: Rule = (r) =>
  r.has('todo') &&
  r.only(...aside, 'todo', 'time', 'unfiled', 'which', 'fill', 'ledger') &&
  r.has('me', 'what', 'which', 'whether')
    ? show('我的')
    : undefined

const ownWords = /(?<![给帮替跟])我(?![们链这])|自己|本人/u

/** 任务红灯的, 逾期的任务, 有没有我的任务: a list of 台账. */
const ledger: Rule = (r) => {
  // 任务台账 is the list of 任务.
  const named = r.words('ledger')
  const [kind, ...others] = named.length > 1 ? named.filter((word) => word !== '台账') : named
  if (kind === undefined || others.length > 0) return undefined
  if (
    !r.only(
      ...aside,
      'ledger',
      'which',
      'light',
      'overdue',
      'status',
      'like',
      'handled',
      'time',
      'filed',
      'seen',
      'todo',
      'post',
    )
  )
    return undefined
  if (
    !r.has('which', 'what', 'show', 'give', 'whether', 'light', 'overdue', 'like', 'handled', 'chain', 'time', 'me') &&
    r.text !== '台账'
  )
    return undefined
  // 我有问题 is no list.
  if (r.has('me') && !r.has('which', 'what', 'show', 'whether', 'light', 'overdue', 'like')) return undefined
  const [light] = r.words('light')
  return show(
    kind,
    r.words('chain')[0],
    r.has('overdue') && '逾期',
    light?.charAt(0),
    timeOf(r),
    kind === '任务' && ownWords.test(r.text) && '待我办',
  )
}

/** 起火了，从哪里报: told at once, in the words that were written. */
const mishap: Rule = (r) =>
  r.has('mishap') && r.has('how', 'whether', 'who') && r.has('fill', 'helpme', 'how')
    ? show('重大事项', '新增', r.text)
    : undefined

/** 帮我找找封顶那条: a word that is looked for. */
const lookFor: Rule = (r) =>
  /查|找|搜|翻/u.test(r.words('show').join()) &&
  /^\p{Script=Han}{2,10}$/u.test(r.free) &&
  r.only(...aside, 'free', 'time', 'which') &&
  !r.has('how')
    ? show('查', chainOf(r), timeOf(r), r.free)
    : undefined

/** 我批的事办得怎么样了 */
const instructed: Rule = (r) =>
  /(?<![要等请让])我(?:批(?:示)?|交办)(?:的|过的?)/u.test(r.text) &&
  r.has('like', 'handled', 'status', 'which', 'what', 'show', 'whether')
    ? show('批示', chainOf(r))
    : undefined

const asked: Rule = (r) =>
  r.has('ask') && r.only(...aside, 'ask', 'time', 'which', 'todo', 'how')
    ? show('查', /领导小组/u.test(r.text) ? '请领导小组' : '请链长', chainOf(r), timeOf(r))
    : undefined

const lit: Rule = (r) => {
  if (!r.has('risk', 'light') || !r.only(...aside, 'risk', 'light', 'time', 'which', 'who', 'status')) return undefined
  if (/什么是|什么叫|啥叫|啥是/u.test(r.text)) return undefined
  const [light] = r.words('light')
  return show('查', light === undefined ? '断链断供风险' : `${light.charAt(0)}灯`, chainOf(r), timeOf(r))
}

const overview: Rule = (r) => {
  if (r.has('person') && r.has('like', 'status') && r.only(...aside, 'status', 'like', 'fill', 'filed', 'person'))
    return answer('filed')
  if (!r.only(...aside, 'status', 'like', 'time', 'fill', 'filed') || !r.has('status', 'like')) return undefined
  const time = timeOf(r)
  if (r.has('recent')) return show('查', chainOf(r), '近4周')
  if (!isNow(time, month(r))) return show('查', chainOf(r), time)
  if (r.has('status', 'all', 'fill', 'filed', 'me') || time) return show('状态', chainOf(r), month(r))
  return r.has('chain') ? answer('filed') : undefined
}

/** 加个人, 航天加个备报: how it is written, or what is still missing. */
const add: Rule = (r) => {
  if (!r.has('add') || !r.only(...aside, 'add', 'post', 'how', 'members', 'go')) return undefined
  const [post] = r.words('post')
  if (post === undefined) return /人|成员|同事/u.test(r.words('add')[0] ?? '') ? show('成员', '加人') : undefined
  return show('成员', chainOf(r), '加', post)
}

const members: Rule = (r) =>
  r.has('members') && r.only('members', 'chain', 'show', 'give', 'me', 'all', 'what')
    ? show('成员', chainOf(r))
    : undefined

const look: Rule = (r) => {
  const told: PartKind[] = ['chain', 'time', 'person']
  if (
    !(r.has(...told, 'recent') || (r.has('show') && r.has('look', 'month'))) ||
    !r.only(...told, ...aside, 'fill', 'filed', 'how') ||
    r.has('day') ||
    (r.has('how') && !r.has('show')) ||
    (r.has('whether') && !r.has('give', 'show'))
  )
    return undefined
  const alone = r.parts.filter(({ kind }) => kind !== 'filler')
  if (alone.length === 1 && alone[0]?.kind === 'chain') return answer('filed')
  return show('查', chainOf(r), timeOf(r) ?? (r.has('recent') ? '近4周' : undefined), ...r.words('person'), month(r))
}

/** The first that applies: what is said more closely stands before what is said loosely. */
const rules: readonly Rule[] = [
  ...[
    mishap,
    denied,
    push,
    returned,
    workday,
    limits,
    later,
    naming,
    exempt,
    sendBack,
    burden,
    bulletin,
    add,
    mention,
    twice,
    posted,
    reviewer,
    textOnly,
    person,
    who,
    due,
  ],
  ...[leave, nudge, digest, files],
  ...[change, todo, instructed, ledger, owing, filed, nobody, fill, asked, lit, overview, members, look, lookFor],
]

const both: Rule = (r) => {
  const intent = owing(r) ?? filed(r)
  return intent?.do === 'answer' && intent.question === 'filed' && !timeOf(r) ? intent : undefined
}

/** What a short message asks for; undefined where that would be a guess. */
export const intentOf = <C extends NamedChain>(reading: Reading<C>): Intent | undefined => {
  if (reading.talk) return { do: 'talk', talk: reading.talk }
  // 本周没有进展: said of one's own week, and nothing that is asked.
  if (saysNoNews(reading.text) === 'said' && !reading.has('who', 'which', 'chain', 'all', 'person')) return undefined
  // Two chains in one question: both are answered, and nobody guesses which is meant.
  if (reading.chains.length > 1) return both(reading)
  for (const rule of rules) {
    const intent = rule(reading)
    if (intent) return intent
  }
  return undefined
}
