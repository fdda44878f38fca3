import { type Line, table } from './figures.ts'
import { type Bench, openBench } from './pair.ts'
import { wholePath } from './questions/whole-path.ts'

const questions: Record<string, (bench: Bench, rounds: number) => Promise<Line[]>> = { 'whole-path': wholePath }

const wanted = process.argv.slice(2).filter((word) => word in questions)
const rounds = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 9)

const bench = await openBench()
try {
  const lines: Line[] = []
  for (const [name, ask] of Object.entries(questions)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    process.stderr.write(`${name} …\n`)
    lines.push(...(await ask(bench, rounds)))
  }
  process.stdout.write(`${table(lines)}\n`)
} finally {
  await bench.end()
}
