import { parseArgs } from 'node:util'
import type { TellWeek } from './demo/play.ts'
import type { WeekStory } from './demo/round.ts'
import { afterAll, firstWeek, lastWeek, weeks, weeksUntil } from './demo/weeks.ts'
import type { PostgresServer } from './postgres-server.ts'
import type { StageOptions, Transport } from './stage.ts'

const weekNames = weeks.map(({ week }) => week).join('、')

const usage = `用法：npm run demo [-- 选项]
  （不带选项）   启动演示，在浏览器里看
  --at <周>      页面从这一周开始，前面各周已经演过，聊天里有往来；缺省 ${firstWeek.week}；${afterAll.week} 是全部演完以后
  --port <端口>  页面的端口，缺省 4173；被占用时用下一个空的
  --play         不用浏览器，把各周的对话放成文字，放完即止
  --until <周>   只放到这一周，和 --play 一起用；缺省 ${lastWeek.week}
  --transport <方式>  消息怎样到机器人：webhook（缺省）或 websocket（长连接）
  --postgres     机器人开两个副本，共用一个临时的 PostgreSQL；页面上可以停掉主副本，看这一周照常
  --help         这份说明
周可以写：${weekNames}`

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

const isTransport = (word: string): word is Transport => word === 'webhook' || word === 'websocket'

const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: {
        at: { type: 'string' },
        port: { type: 'string' },
        play: { type: 'boolean' },
        until: { type: 'string' },
        transport: { type: 'string' },
        postgres: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const port = Number(values.port ?? 4173)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return `端口不对：${values.port}`
    const named = values.at ?? values.until
    const week = (values.play ? weeks : [...weeks, afterAll]).find((one) => one.week === named)
    if (named !== undefined && !week) return `没有这一周：${named}。可以写：${weekNames}`
    if (values.at !== undefined && values.play) return '--at 是页面的选项，不和 --play 一起用；要少放几周，用 --until。'
    if (values.until !== undefined && !values.play) return '--until 要和 --play 一起用。'
    const { transport } = values
    if (transport !== undefined && !isTransport(transport))
      return `没有这种方式：${transport}。可以写：webhook、websocket`
    return { ...values, transport, port, week }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const [, option] = /'([^\s']+)/.exec(message) ?? []
    return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
      ? `选项 ${option} 写得不对：要跟值的后面写一个值，不跟值的不要写。`
      : `不认识的选项：${option}`
  }
}

const onSignal = (act: () => void): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, act)
}

const clearLine = '\r\u001b[K'

/** One line that changes on a terminal, a line for each week elsewhere. */
const playing: TellWeek = (week, number, of) => {
  const line = `正在放前面几周的往来：第 ${number} 周，共 ${of} 周（${week}）`
  if (process.stdout.isTTY) process.stdout.write(`${clearLine}${line} …`)
  else print(line)
}

type How = Pick<StageOptions, 'transport' | 'server'>

const open = async (port: number, at: WeekStory, how: How): Promise<number> => {
  const stopped = new Promise<void>((resolve) => onSignal(resolve))
  const { serveDemo } = await import('./demo/serve.ts')
  const demo = await serveDemo(port, at, playing, how)
  if (process.stdout.isTTY) process.stdout.write(clearLine)
  if (!demo) {
    complain(`端口 ${port} 到 ${port + 19} 都被占用，请用 --port 换一个。`)
    return 1
  }
  if (demo.brokeOff !== undefined) print(`前面几周没有演完：${demo.brokeOff}。页面照常打开，聊天里只有演到的部分。`)
  print(`演示已启动，用浏览器打开：${demo.url}`)
  print(`规则拿不准的话，问本机的替身模型（只按几条固定规则作答）：${demo.modelUrl}`)
  if (how.server !== undefined)
    print('机器人开了两个副本，共用一个临时的 PostgreSQL；页面上可以停掉主副本，看这一周照常。')
  print('先填眼前的卡片，点「提交」；再点「下一节点」看一周怎样进行。按 Ctrl+C 结束，不留数据。')
  await stopped
  await demo.close()
  return 0
}

const replay = async (until: WeekStory, how: How): Promise<number> => {
  onSignal(() => process.exit(130))
  const { play } = await import('./demo/play.ts')
  return play(weeksUntil(until), print, complain, how)
}

type Options = Exclude<ReturnType<typeof readOptions>, string>

const show = ({ play, port, transport, week }: Options, server?: string): Promise<number> =>
  play ? replay(week ?? lastWeek, { transport, server }) : open(port, week ?? firstWeek, { transport, server })

/** On a server that is gone when we are. */
const showOnPostgres = async (options: Options): Promise<number> => {
  const { howToInstall, postgresPrograms, startPostgres } = await import('./postgres-server.ts')
  const programs = postgresPrograms()
  if (programs === undefined) {
    complain(`这台机器上没有装 PostgreSQL，请先运行 ${howToInstall}，再来一次。`)
    return 1
  }
  let server: PostgresServer
  try {
    server = startPostgres(programs)
  } catch (error) {
    complain(`临时的 PostgreSQL 没有启动起来：${(error as Error).message}`)
    return 1
  }
  try {
    return await show(options, server.url())
  } finally {
    server.stop()
  }
}

const options = readOptions()
if (typeof options === 'string') {
  complain(`${options}\n${usage}`)
  process.exitCode = 2
} else if (options.help) print(usage)
else process.exitCode = await (options.postgres ? showOnPostgres(options) : show(options))
