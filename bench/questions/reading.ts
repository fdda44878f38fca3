import { readReport } from '../../src/domain/reading/read-report.ts'
import { type Line, median } from '../figures.ts'

const ordinary = [
  '本周进展：完成设备招标\n走访两户企业\n下周计划：签合同\n需协调：请推进办协调水电，9月10日前\n风险：无',
  '这周主要是把设备基础浇完了养护还要三天下周三开始装设备需要链长协调一下夜间施工的许可风险没有',
  '燃气管道改线卡了一个月，望链长出面定一下走向。土建已完，下周等管道。',
  '同上周',
  '收到',
]
const long = `${'完成设备招标，走访配套企业，示例材料乙可能断供。'.repeat(210)}下周签合同`.slice(0, 5_000)

const took = (text: string): number => {
  const since = performance.now()
  readReport(text)
  return performance.now() - since
}

/** How long it takes to read a message as a report: every message in private is read once. */
export const reading = async (_: unknown, rounds: number): Promise<Line[]> => {
  const times = Math.max(200, rounds * 20)
  for (let i = 0; i < times; i++) for (const text of [...ordinary, long]) took(text)
  const short = Array.from({ length: times }, (_one, i) => took(ordinary[i % ordinary.length] ?? ''))
  const whole = Array.from({ length: Math.max(9, rounds) }, () => took(long))
  return [
    lineOf('reading an ordinary message as a report', median(short), 2),
    lineOf('… one of 5,000 characters', median(whole), 20),
  ]
}

const lineOf = (what: string, ms: number, most: number): Line => ({
  what,
  reference: '',
  product: `${ms.toFixed(2)} ms`,
  ratio: '',
  goal: `at most ${most} ms`,
  met: ms <= most,
})
