import type { Lit } from '../domain/records/light.ts'
import type { Day } from '../domain/time.ts'
import { dayText, monthDay } from './dates.ts'
import { type Sentence, safe, sentence } from './plain.ts'
import { lightSum, recordLightWords } from './record-lights.ts'
import type { Toast } from './toasts.ts'

const toast = (type: Toast['type'], content: string): Toast => ({ type, content })

/** `任务〔2026〕12号` in documents; `任务12` in talk, with its year where that is not this one. */
export const formalNumber = (word: string, { year, no }: { year: number; no: number }): string =>
  year === 0 ? undatedNumber(word, no) : `${word}〔${year}〕${no}号`
/** `L07-12`, `企业12`: they run on whatever the year. */
const undatedNumber = (word: string, no: number): string => `${word}${/\d$/u.test(word) ? '-' : ''}${no}`
export const spokenNumber = (word: string, { year, no }: { year: number; no: number }, thisYear: number): string =>
  year === 0 ? undatedNumber(word, no) : year === thisYear ? `${word}${no}` : `${word}${year}-${no}`

export const expected = (light: string, day: Day): string => `${light}，预计${monthDay(day)}办结`
/** In a picker: `任务12 接通水电（黄灯，逾期 2 个工作日）`. */
export const linkLabel = (name: string, lit: Lit): string =>
  `${name}（${recordLightWords[lit.light]}，${lightSum(lit)}）`
export const noLight = (number: string, state: string): Sentence => sentence`${number}现在是「${state}」，不亮灯。`

export const districtWide = '区级'
export const dueLine = (due: Day, counts: Day, isDefault: boolean): string =>
  `${dayText(due)}${counts === due ? '' : `（休息日，按${dayText(counts)}算）`}${isDefault ? '，默认时限' : ''}`
/** What is owed and of which there is no record: it has no number. */
export const notRegistered = (type: string, year: number | undefined): string =>
  `未登记：${year === undefined ? '' : `${year}年`}${type}`
export const notRegisteredLight = `● ${recordLightWords.yellow}　未登记`
export const notRegisteredCount = (count: number): string => `未登记 ${count}`
/** 参加1 请假1: nothing is concluded from who has not answered. */
export const answerCounts = (v: { attend: number; absent: number; send: number; open: number }): string =>
  `参加${v.attend} 请假${v.absent} 派员${v.send} 没有回复${v.open}`
export const noDue = '没有时限'
export const askedDue = (day: Day): string => `待批延期：到${dayText(day)}`
export const doneLate = (days: number): string => `逾期 ${days} 个工作日办结`
export const extendedTimes = (times: number): string => `延期 ${times} 次`
export const declinedMark = (reason: string): string => `已退办，待推进办改派：${reason}`
export const returnedMark = (reason: string): string => `已退改，改好点「更正」：${reason}`
/** Of a row of a list that nobody has looked at for longer than its list allows. */
export const staleWord = '待核'
export const sensitiveWord = '敏感'
export const hiddenTitle = (number: string): string => `${number}（${sensitiveWord}，私信查看）`
export const parts = (closed: number, all: number): string => `子任务 ${closed}/${all} 已结`
export const heldUntil = (day: Day): string => `挂起到${dayText(day)}，到日自动恢复`

export const labels = {
  state: '状态',
  due: '时限',
  unit: '牵头单位',
  owner: '责任人',
  source: '来源',
  raisedBy: '提出人',
  filledBy: '填报人',
  history: '经过',
  light: '灯',
} as const

export const unassigned = '待指定'
export const stillMark = '久未动'
export const unassignedMark = (unit: string): string => `${unit}还没有登记的人，${unassigned}`
export const stillLine = (weeks: number): string => `${stillMark}：${weeks} 个报送周没有推进`

/** What records of every kind say by themselves in the morning. */
export const alerts: Readonly<Record<string, (day: string) => string>> = {
  soon: (day) => `临期，${day}到期`,
  overdue: (day) => `逾期，应于${day}办结`,
}
export const alertLine = (
  said: string,
  {
    part,
    inPlaceOf,
    unassigned: open,
  }: { part: string | undefined; inPlaceOf: string | undefined; unassigned: boolean },
): string =>
  [
    `${part === undefined ? '' : `节点「${part}」`}${said}`,
    ...(inPlaceOf === undefined ? [] : [`代${inPlaceOf}`]),
    ...(open ? [unassigned] : []),
  ].join(' · ')
export const morningTitle = '台账提醒'
export const morningSummary = (count: number): string => `台账有 ${count} 条提醒`
export const morningRest = (count: number): string => `另有 ${count} 条，点「我的」看。`

export const recordButtons = {
  toMine: '我的',
  moveChain: '转入这条链',
  moveDistrict: '转区级',
  open: '查看',
  more: '更多',
  fewer: '收起',
  history: '全部经过',
  back: '返回',
  create: '提交',
  saveDraft: '暂存',
  new: '新增',
  register: '登记',
  work: '办理',
  overdue: '逾期',
  soon: '临期',
  mine: '待我办',
  all: '全部',
  isSame: '是同一件',
  stillNew: '不是，新增',
  allTheSame: '仍要登记',
} as const

/** `10-16 09:12 链长甲 批示：…` */
export const historyLine = (at: string, who: string, what: string, words: string): string =>
  [at, who, `${what}${words ? `：${words}` : ''}`].filter(Boolean).join(' ')
export const created = '新增'
/** In the place of a name, where nobody acted in time. */
export const byClock = '到期自动'
export const actedFor = (name: string): string => `${name}（代办）`
export const readBy = (post: string): string => `${post}已阅`
export const noHistory = '还没有经过。'
export const historyPage = (page: number, pages: number): string => `第 ${page} / ${pages} 页`

export const listTitle = (word: string, chain: string): string => `${word} · ${chain}`
export const listCounts = (state: string, total: number, counts: string): string =>
  `${state} ${total}${counts ? `：${counts}` : ''}`
export const openWord = '在办'
export const keptWord = '在册'
export const foundWord = '找到'
export const nothingFound = '没有找到。'
/** What was looked for may be something new: 新增 carries its words. */
export const nothingFoundNew = '没有找到。要新增吗？'
export const nothingOpen = '没有在办的。'
/** For whoever sees a part of it: of the rest nothing is said. */
export const nothingOpenSeen = '您能看的里面，没有在办的。'
export const nothingKeptSeen = '您能看的里面，没有登记的。'
/** Of a register or a list, whole or of one chain. */
export const nothingKept = '还没有登记。'
export const page = (at: number, pages: number): string => `第 ${at} / ${pages} 页`
/** On top of a card that somebody is told by: `吴工退回了任务12，原因：缺佐证` */
export const toldStep = (by: string, what: string, number: string, reason: string | undefined): string =>
  `${by}${what}：${number}${reason ? `，原因：${reason}` : ''}`

/** 催办: one line to whoever works it. */
export const nudgeLine = (by: string, number: string, title: string, due: Day | undefined): Sentence =>
  sentence`${by}催办${number} ${title}${due === undefined ? '' : `（时限 ${dayText(due)}）`}。请办理后反馈：发「${number}」。`

/** What moved a record: `第42周周报`. */
export const reportStep = (week: string): string => `${week}周报`

/** Among the points of a month: `接通水电，已销号（任务12）`. */
export const closedPoint = (title: string, number: string, state: string): string => `${title}，${state}（${number}）`

/** In the month's 省市对接: what was asked, and the answer where one was written down. */
export const liaisonLine = (v: {
  body: string
  title: string
  answered: { on: Day; text: string } | undefined
  number: string
}): string =>
  `${v.body}：${v.title}${v.answered ? `，${monthDay(v.answered.on)}答复：${v.answered.text.replace(/\n/gu, '；')}` : ''}（${v.number}）`

/** Who raised what the district's own plan names, whatever that is called there. */
export const bySourceFile = '本地方案'
export const measureDetail = (section: string): string => `本地方案${section}`

/** Above a box. */
export const mostCharacters = (most: number): string => `（最多 ${most} 字）`

export const recordToasts = {
  opened: toast('success', '已私信给您'),
  form: toast('success', '表单已私信给您'),
  making: toast('info', '正在生成，好了就私信给您'),
  filled: toast('info', '请填写后提交'),
  done: toast('success', '已办'),
  created: toast('success', '已新增'),
  saved: toast('success', '已暂存'),
  overtaken: toast('warning', '刚有人办过，请看现在的卡片'),
  same: toast('info', '内容没有变化'),
  again: toast('info', '已经办过了'),
  faults: toast('error', '没有提交，请看红字'),
  noRight: toast('error', '您现在的职责不能办这一步'),
  own: toast('warning', '您提的，请别人来定'),
  notNow: toast('warning', '现在不能办这一步'),
  moved: toast('success', '已转出'),
  whichChain: toast('error', '请先选一条产业链'),
  gone: toast('warning', '没有这条记录，或您不能看'),
  doubt: toast('warning', '请看一下，再点一次就登记'),
  similar: toast('warning', '可能已有这一件，请看一下'),
} as const

/** The card is too old: what was typed into it is kept. */
export const keptTyped = (words: string): Toast =>
  toast('warning', `卡片已失效，您填的已存为草稿，请发「${words}」继续`)

/** No such number and no right to see it: the same sentence. */
export const notFound = (number: string): Sentence => sentence`没有找到${number}，或者您不能看。`
export const notNow = (number: string, state: string, step: string, open: readonly string[]): Sentence =>
  sentence`${number}现在是「${state}」，不能${step}。${open.length > 0 ? `可以：${open.join('、')}。` : ''}`
export const unknownStep = (number: string, open: readonly string[]): Sentence =>
  open.length > 0 ? sentence`${number}现在可以：${open.join('、')}。` : sentence`${number}现在没有您要办的。`
/** Which ones stand in the way, behind the reason. */
export const barredBy = (why: string, names: readonly string[]): string =>
  names.length > 0 ? `${why.replace(/。$/u, '')}：${firstNumbers(names)}。` : why
export const ownStep = sentence`您提的，请别人来定。`
export const neverDeleted = (number: string): Sentence =>
  sentence`记录不删除。填错了发「更正 ${number}」，不办了发「撤销 ${number}」。`
export const rowNeverDeleted = (number: string): Sentence =>
  sentence`记录不删除。填错了发「更新 ${number}」，不用了发「归档 ${number}」。`
export const similarTo = (number: string, title: string): string => `已有${number}「${title}」，是不是同一件？`
export const newTitle = (word: string, chain: string): string => `新增${word} · ${chain}`
export const stepTitle = (button: string, number: string): string => `${button} · ${number}`
export const savedAt = (at: string): string => `草稿已于 ${at} 暂存，提交后才算。`

/** Both ends of a link: `子任务：任务13 设备进场`, `属于：任务12 …`. */
export const linkLine = (
  how: 'part' | 'origin' | 'replaced' | 'related' | 'merged',
  isFrom: boolean,
  number: string,
  title: string | undefined,
): string => {
  const word = {
    part: isFrom ? '属于' : '子任务',
    origin: isFrom ? '来自' : '已转',
    replaced: isFrom ? '换下了' : '新版',
    related: '关联',
    merged: isFrom ? '并入' : '并入了',
  }[how]
  return `${word}：${number}${title === undefined ? `（${sensitiveWord}）` : ` ${title}`}`
}

/** Nobody of its unit is registered: added to what its lead or the office is told. */
export const nobodyOfUnit = (unit: string): string => `${unit}还没有登记的人，请改派，或请管理员登记一位。`
export const countOf = (word: string, count: number): string => `${word} ${count} 件`
export const handedOver = (unit: string, counts: string): Sentence =>
  sentence`${unit}名下还没办完的${counts}，现在由您办理。发「我的」查看。`
export const ownerLeft = (name: string, counts: string, numbers: readonly string[]): Sentence =>
  sentence`${name}已离职，名下没办完的${counts}没有了责任人：${firstNumbers(numbers)}。由牵头单位接着办，需要时请改派。`
const firstNumbers = (numbers: readonly string[]): string =>
  numbers.length > 8 ? `${numbers.slice(0, 8).join('、')} 等` : numbers.join('、')

export const closedChain = (chain: string, count: number): string => `${chain}已撤，未结 ${count} 件`
export const closedChainDone = (chain: string): string => `${chain}已撤，未结的已转出`
export const closedChainAsk = (counts: string): string =>
  `${counts}还没办完，请定转到哪里。没定以前照常计时，由推进办定。`
export const closedChainStay = '编号不变；已结的留在原来的链。'
export const whichChain = '选一条产业链'
export const movedBy = (by: string, to: string): string => `${by}已转入${to}。`

export const hiddenNow = '已设为敏感，您现在不能看。'
export const cardPlace = (where: string, on: string): string => `${where}（${on}）`
export const notTakenBack = (number: string, places: readonly string[]): Sentence =>
  sentence`${number}已设为敏感。14 天以内的卡片已经不显示标题；更早的改不了：${firstNumbers(places)}。`

/** What came of the task that a case became. */
export const taskClosed = (number: string, result: string | undefined): string =>
  `${number} 已销号${result === undefined ? '' : `：${result}`}`

/** Why a 问题 was taken back that a report had asked for. */
export const notAskedAgain = '周报里不再提'

/** What the bot wrote down by itself. */
export const ownSteps: Readonly<Record<string, string>> = {
  'owner-left': '原责任人离职',
  'auto-resume': '挂起到期，自动恢复',
  'moved-chain': '转入',
  merged: '并入了',
  related: '关联',
  'task-ended': '转办的任务已结或撤销',
  'task-again': '转办的任务重办',
  'tasks-made': '决定已成任务',
  'order-gone': '批示撤回',
  'order-withdrawn': '批示撤回，任务撤销',
  'firm-renamed': '企业更名',
  'figure-warned': '到警戒线',
  'third-counted': '计入考核',
  'figure-cleared': '不再到警戒线',
  'firm-joined': '并入了',
}

export const whichChainNew = (word: string, chains: readonly string[], district: boolean): Sentence =>
  district
    ? sentence`请写明哪一条产业链，例如「${word} ${safe(chains[0] ?? '')} 新增 …」；区级的写「${word} 区级 新增 …」。`
    : sentence`请写明哪一条产业链，例如「${word} ${safe(chains[0] ?? '')} 新增 …」。`

export const oneKindOnly = (words: readonly string[]): Sentence =>
  sentence`一次查一种：${words.map((word) => `查 ${word} …`).join(' 或 ')}。`
/** Under an answer about reports. */
export const alsoRecords = (count: number, orMore: boolean, words: string): Sentence =>
  sentence`另有 ${count} 条${orMore ? '以上' : ''}记录：查 记录 ${safe(words)}`

/** A step's word without a number. */
export const noneToStep = (step: string): Sentence => sentence`没有您现在能「${safe(step)}」的。`
export const chooseTitle = (step: string): string => `${step}：选一件`
export const chooseCount = (count: number, most: number): string =>
  count > most ? `能办的不止 ${most} 件，先列这些` : `能办的 ${count} 件`

export const ledgerTitle = (scope: string): string => `台账 · ${scope}`
/** Kinds that nothing is open of, in one line. */
export const ledgerIdle = (words: readonly string[]): string | undefined =>
  words.length === 0 ? undefined : `没有在办的：${words.join('、')}`
export const ledgerLine = (word: string, stand: string, total: string, counts: string): string =>
  `${word} ${stand} ${total}${counts ? `：${counts}` : ''}`
/** `1000 条以上`: nobody has counted on. */
export const foundCount = (count: number, orMore: boolean): string => (orMore ? `${count} 条以上` : String(count))
/** Above what was found in records of every kind. */
export const foundTitle = (words: string): string => `查记录：${words}`
