import { Command, CommanderError } from 'commander'
import { complain, type ExitCode } from './cli/say.ts'
import { version } from './version.ts'

const headings: Record<string, string> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
}
/** `one of run, restore` */
const oneOf = (near: string): string => near.replace(/^one of /, '').replaceAll(', ', ' 或 ')
const faults: [RegExp, (...words: string[]) => string][] = [
  [
    /unknown command '(.+?)'(?:[\s\S]*Did you mean (.+?)\?)?/,
    (word, near) => `没有这个命令：${word}。${near ? `您是不是要 ${oneOf(near)}？` : '用 --help 看有哪些命令。'}`,
  ],
  [
    /unknown option '(.+?)'(?:[\s\S]*Did you mean (.+?)\?)?/,
    (word, near) => `没有这个选项：${word}。${near ? `您是不是要 ${oneOf(near)}？` : '用 --help 看有哪些选项。'}`,
  ],
  [/missing required argument '(.+?)'/, (word) => `缺少参数：${word}。用 --help 看用法。`],
  [/required option '(.+?)' not specified/, (word) => `缺少选项：${word}。用 --help 看用法。`],
  [/too many arguments/, () => '参数太多。用 --help 看用法。'],
  [/argument missing/, () => '选项后面要跟一个值。用 --help 看用法。'],
]

/** commander speaks English: what a user meets is put into Chinese. */
const inChinese = (text: string): string => {
  for (const [pattern, say] of faults) {
    const match = pattern.exec(text)
    if (match) return `${say(...match.slice(1))}\n`
  }
  return text
}

/** Runs one operator command. @returns its exit code: 0 done, 1 failed, 2 usage or configuration. */
export const runCli = async (argv: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  let code: ExitCode = 0
  const program = new Command('lianzhang')
  const settle = async (work: Promise<ExitCode>): Promise<void> => {
    code = await work
  }
  program
    .description('链长制工作助手：飞书里的产业链工作台')
    .version(version, '-V, --version', '显示版本')
    .helpOption('-h, --help', '显示用法')
    .helpCommand('help [command]', '显示某个命令的用法')
    .configureHelp({ styleTitle: (title) => headings[title] ?? title })
    .configureOutput({ outputError: (text, write) => write(inChinese(text)) })
    .exitOverride()
  const command = (name: string, description: string) =>
    program.command(name).description(description).helpOption('-h, --help', '显示用法').exitOverride()
  const json = ['--json', '输出 JSON，供程序读取'] as const

  const anew = ['--new', '数据库不见了或是空的，从头开始（不恢复备份）'] as const
  command('setup', '在飞书里把机器人建好：扫码、权限、事件、发布（再运行只补缺的）')
    .option('--scan', '扫码新建应用；加 --app 是给已有的应用补权限')
    .option('--app <id>', '用已有的应用，如 cli_a1b2c3；密钥从文件读或在终端里问')
    .option('--by-hand', '自己在开放平台填，只给清单')
    .option('--websocket', '长连接，不需要公网地址（默认）')
    .option('--url <url>', '公网地址，如 https://bot.example.gov.cn')
    // Not --env-file: Node 20 takes that for its own wherever it stands.
    .option('--file <file>', '配置和密钥存进哪个文件', '.env')
    .option('--check', '只看设好了没有，不改')
    .option('--dry-run', '只列出会改什么，不改')
    .option('--no-publish', '不提交发布')
    .option('--yes', '不问，直接做')
    .option('--json', '和 --check 一起用：输出 JSON，供程序读取')
    .action(async (options) => settle((await import('./cli/setup.ts')).setup(env, options)))
  command('start', '启动机器人')
    .option(...anew)
    .action(async (options) => settle((await import('./cli/start.ts')).start(env, options)))
  command('check', '检查配置、区文件、数据库和飞书，逐条说明')
    .option(...json)
    .action(async (options) => settle((await import('./cli/check.ts')).check(env, options)))
  command('apply', '应用区文件（只改与上次不同的）')
    .argument('<file>', '区文件，如 districts/baqiao.yaml')
    .option('--dry-run', '只列出会改什么，不改')
    .option(...json)
    .action(async (file: string, options) => settle((await import('./cli/apply.ts')).apply(env, file, options)))
  command('claim', '取一个口令，凭它在飞书里登记第一位管理员（机器人开着也能用）')
    .option('--undo', '撤销 24 小时内凭口令登记的管理员')
    .action(async (options) => settle((await import('./cli/claim.ts')).claim(env, options)))
  command('init', '写第一份区文件：一问一答，或用一张表')
    .option('--sheet <file>', '写一张空表（xlsx），填好后用 --from 读')
    .option('--from <file>', '从填好的表写区文件')
    .option('--out <file>', '区文件写到哪里；默认 DISTRICT_FILE，已经有了就写 districts/district.yaml')
    .action(async (options) => settle((await import('./cli/init.ts')).init(env, options)))
  command('migrate', '把数据库升级到本版本（先备份；数据库是文件的要先停止机器人）')
    .option(...anew)
    .option('--backed-up', '已经另外备份过，不再备份（本机没有 pg_dump 时用）')
    .action(async (options) => settle((await import('./cli/migrate.ts')).migrate(env, options)))
  command('status', '哪些副本在运行，谁是主副本，有什么在等')
    .option(...json)
    .action(async (options) => settle((await import('./cli/status.ts')).status(env, options)))
  command('jobs', '接下来要做什么，最近做了什么')
    .option(...json)
    .action(async (options) => settle((await import('./cli/jobs.ts')).jobs(env, options)))
  command('run', '让一个任务再执行一次（已发过的不会重发）')
    .argument('<job>', '任务名，如 digest-chief')
    .option('--period <period>', '期次，如 2026-W48；默认最近到过时间的一期')
    .action(async (job: string, options) => settle((await import('./cli/run.ts')).run(env, job, options)))
  command('backup', '现在备份一次（不影响运行）')
    .option(...json)
    .action(async (options) => settle((await import('./cli/backup.ts')).backup(env, options)))
  command('restore', '用备份恢复数据库（要先停止机器人）')
    .argument('<file>', '备份文件')
    .option('--without-manifest', '旁边没有清单（.json）也恢复：内容无法核对')
    .action(async (file: string, options) => settle((await import('./cli/restore.ts')).restore(env, file, options)))
  command('move', '把全部数据搬到另一个空的数据库：文件到 PostgreSQL，或搬回来（要先停止机器人）')
    .requiredOption('--to <url>', '搬到哪里，如 postgres://用户@主机:5432/库名（密码可用 PGPASSWORD 给）或 file:路径')
    .option('--dry-run', '只列出会搬什么，不搬')
    .action(async (options) => settle((await import('./cli/move.ts')).move(env, options)))
  command('verify', '通读数据库和全部备份，检查是否完好')
    .option('--deep', '最近一份备份也打开核对（PostgreSQL：恢复到一个临时库里）')
    .option(...json)
    .action(async (options) => settle((await import('./cli/verify.ts')).verify(env, options)))
  command('export', '导出工作动态（xlsx，或用 --docx 导出 Word；不影响运行）')
    .option('--from <week>', '从哪一周，如 2026-W36；起止都不写就是本月')
    .option('--to <week>', '到哪一周，如 2026-W39；只写一头就是那一周')
    .option('--chain <chain>', '只导出这条产业链，如 航天；默认全部')
    .option('--out <file>', '写到哪个文件；默认写在当前文件夹，名字按内容取')
    .option('--docx', '导出 Word，每链每周一页起')
    .option(...json)
    .action(async (options) => settle((await import('./cli/export.ts')).exportFile(env, options)))
  command('pack', '生成给第三方的年度考核材料包（名称换成代号）；pack verify <文件> 核对有没有被改动')
    .argument('[verify]', '写 verify 就是核对')
    .argument('[file]', '要核对的材料包')
    .option('--year <year>', '哪一年，如 2026')
    .option('--chain <chain...>', '只要这些产业链，如 航天；默认全部')
    .option('--out <file>', '写到哪个文件；默认写在当前文件夹。代号对照表写在它旁边')
    .option(...json)
    .action(async (verb: string | undefined, file: string | undefined, options) =>
      settle((await import('./cli/pack.ts')).pack(env, verb, file, options)),
    )
  command('demo-data', '给演示区的台账写入样例（正式的区不写；已有的不重复；不发消息）').action(async () =>
    settle((await import('./cli/demo-data.ts')).demoData(env)),
  )

  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const told = (await import('./cli/open.ts')).known(error)
    if (!told) throw error
    complain(told.line)
    return told.code
  }
}
