// Plays what people type against the bot and prints how much of it is met, by family.
//   npm run words                                    the score, and every item that is not met
//   npm run words -- --family must-not               one family; --id v-rq-01 one item, with what was answered
//   npm run words -- --set other.yaml                another set over the same world
import { parseArgs } from 'node:util'
import { commands } from '../src/commands/registry.ts'
import { judge, type Reference } from './words/judge.ts'
import { createPlayer, type Heard, wordsHeard } from './words/play.ts'
import { readingTimes } from './words/reading-times.ts'
import { type Row, rowLine, scoreLines } from './words/score.ts'
import { readSet } from './words/set.ts'
import { allHours, hourOf, office, openIdOf, openWordsWorld } from './words/world.ts'

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'test/words/visible.yaml' },
    family: { type: 'string' },
    id: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
})

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const wanted = readSet(values.set).filter(
  ({ id, family }) =>
    (values.family === undefined || family.startsWith(values.family)) && (values.id === undefined || id === values.id),
)
if (wanted.length === 0) throw new Error('no such item')

const world = await openWordsWorld()
const player = createPlayer(world)
const commandWords = commands.map(({ name }) => name)
const rows: Row[] = []
for (const hour of allHours) {
  const items = wanted.filter(({ setup }) => hourOf(setup) === hour)
  if (items.length === 0) continue
  await world.begin(hour)
  const known = new Map<string, Heard>()
  const reference: Reference = async (item, text) => {
    const key = `${openIdOf(item)} ${item.place} ${text}`
    const heard = known.get(key) ?? (await player.says(item, text, false))
    known.set(key, heard)
    return heard
  }
  for (const item of items) {
    const row = { item, ...(await judge({ player, reference, commandWords, office }, item)) }
    rows.push(row)
    if (row.verdict !== 'right' || values.all) print(rowLine(row))
    if (values.id !== undefined)
      print(`${wordsHeard(row.heard)}\n${row.heard.toOthers.map(({ to, words }) => `→ ${to}: ${words}`).join('\n')}`)
  }
  await world.restore()
}
await world.close()
print(['', ...scoreLines(rows), '', ...readingTimes(wanted.map(({ text }) => text))].join('\n'))
if (rows.some(({ verdict }) => verdict === 'harmful')) process.exitCode = 1
