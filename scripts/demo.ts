import { parseArgs } from 'node:util'

const usage = `用法：npm run demo [-- 选项]
  （不带选项）   启动演示，在浏览器里看
  --play         不用浏览器，把一整周的对话放成文字，放完即止
  --port <端口>  页面的端口，缺省 4173；被占用时用下一个空的
  --help         这份说明`

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: { play: { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    const port = Number(values.port ?? 4173)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return `端口不对：${values.port}`
    return { ...values, port }
  } catch (error) {
    return `不认识的选项：${(error as Error).message.split('.')[0]}`
  }
}

const onSignal = (act: () => void): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, act)
}

const open = async (port: number): Promise<number> => {
  const stopped = new Promise<void>((resolve) => onSignal(resolve))
  const { serveDemo } = await import('./demo/serve.ts')
  const demo = await serveDemo(port)
  if (!demo) {
    complain(`端口 ${port} 到 ${port + 19} 都被占用，请用 --port 换一个。`)
    return 1
  }
  print(`演示已启动，用浏览器打开：${demo.url}`)
  print('点「下一节点」看一周怎样进行；按 Ctrl+C 结束，不留数据。')
  await stopped
  await demo.close()
  return 0
}

const replay = async (): Promise<number> => {
  onSignal(() => process.exit(130))
  const { play } = await import('./demo/play.ts')
  return play(print, complain)
}

const options = readOptions()
if (typeof options === 'string') {
  complain(`${options}\n${usage}`)
  process.exitCode = 2
} else if (options.help) print(usage)
else process.exitCode = options.play ? await replay() : await open(options.port)
