import { readPlaces } from '../config.ts'
import type { Replicas } from '../db/database.ts'
import { databaseFigures } from '../db/probe.ts'
import { dayTimeText } from '../texts/dates.ts'
import { isRunning, machineClock, openExisting } from './open.ts'
import { type ExitCode, say } from './say.ts'

/** `lianzhang status`: who runs on the database, who leads, what waits. Changes nothing. @returns 1 where nobody sends */
export const status = async (env: NodeJS.ProcessEnv, { json }: { json?: boolean }): Promise<ExitCode> => {
  const { database: place } = readPlaces(env)
  const database = await openExisting(place)
  try {
    const replicas = await database.replicas()
    const { outbox } = await databaseFigures(database, machineClock.now())
    const runs = replicas ? replicas.running.some(({ leads }) => leads) : await isRunning(place)
    if (json) say(JSON.stringify({ database: database.label, runs, ...replicas, outbox }))
    else
      for (const line of [
        `数据库 ${database.label}`,
        ...(replicas ? replicaLines(replicas) : [runs ? '机器人在运行。' : '机器人没有运行。']),
        outbox.pending === 0
          ? '没有等着发的消息。'
          : `等着发的消息：${outbox.pending} 条，最早的等了 ${seconds(outbox.oldestSeconds)}。`,
        ...(outbox.uncertain > 0 ? [`没把握发到了没有的：${outbox.uncertain} 条，请推进办在群里看过后回复。`] : []),
      ])
        say(line)
    return runs ? 0 : 1
  } finally {
    await database.close()
  }
}

const replicaLines = ({ running, writers, connections }: Replicas): string[] => [
  running.length === 0
    ? '没有副本在运行。'
    : `在运行的副本：${running.length} 个${running.some(({ leads }) => leads) ? '' : '，没有主副本，现在不定时、不发送；过几秒再看一次'}`,
  ...running.map(
    ({ host, pid, version, since, leads }) =>
      `  ${leads ? '主' : '备'}  ${host}（进程 ${pid}，版本 ${version}），${dayTimeText(since, 'Asia/Shanghai')} 连上数据库`,
  ),
  writers.waiting === 0
    ? `没有谁在等写锁；连接 ${connections} 个。`
    : `等写锁的：${writers.waiting} 个，最久 ${seconds(writers.longestSeconds)}；连接 ${connections} 个。`,
]

const seconds = (count: number): string => `${count < 10 ? count.toFixed(1) : Math.round(count)} 秒`
