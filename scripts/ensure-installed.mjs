// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = new URL('..', import.meta.url)
const lowestNode = [20, 19]

/** Ends the process with one line when this Node is too old for the packages. */
const needNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > lowestNode[0] || (major === lowestNode[0] && minor >= lowestNode[1])) return
  process.stderr.write(`需要 Node ${lowestNode.join('.')} 或更新的版本，现在是 ${process.versions.node}。\n`)
  process.exit(2)
}

const packagesOf = (file) => JSON.parse(readFileSync(new URL(file, root), 'utf8')).packages

/** npm writes what it installed into node_modules/.package-lock.json; packages of other platforms are missing there by design. */
const packagesAreCurrent = () => {
  try {
    const wanted = packagesOf('package-lock.json')
    const present = packagesOf('node_modules/.package-lock.json')
    return Object.entries(wanted).every(
      ([path, { version, optional, devOptional }]) =>
        path === '' || optional || devOptional || present[path]?.version === version,
    )
  } catch {
    return false
  }
}

/** The compiled part belongs to one major version of Node. */
const sqliteLoads = () =>
  spawnSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').close()"], { cwd: root }).status === 0

const missingTools = () =>
  process.platform === 'win32'
    ? []
    : [
        ['python3', ['--version']],
        ['make', ['--version']],
        ['g++', ['--version']],
      ].flatMap(([tool, args]) => (spawnSync(tool, args).error ? [tool] : []))

const elapsed = (since) => {
  const seconds = Math.round((Date.now() - since) / 1000)
  return seconds < 100 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
}

/** What is done one after the other, and what the scripts of the packages print then; short, since a line that wraps cannot be written over. */
const phases = [
  { words: '正在下载依赖' },
  { words: '正在找编译好的 SQLite', printed: 'prebuild-install' },
  { words: '正在编译 SQLite，约 2 至 4 分钟', printed: 'gyp info' },
  { words: '正在编译 SQLite 的接口，快好了', printed: 'CXX(target)' },
]

/** One line that counts on a terminal; elsewhere a line when something else is done, and one a minute. */
const progress = () => {
  const since = Date.now()
  const terminal = process.stdout.isTTY
  let at = 0
  const say = () =>
    process.stdout.write(
      terminal
        ? `\r\u001b[K${phases[at].words}：已用 ${elapsed(since)}`
        : `${phases[at].words}（已用 ${elapsed(since)}）\n`,
    )
  say()
  const timer = setInterval(say, terminal ? 1000 : 60_000)
  return {
    hear(words) {
      const heard = phases.findLastIndex(({ printed }) => printed !== undefined && words.includes(printed))
      if (heard <= at) return
      at = heard
      say()
    },
    end(words) {
      clearInterval(timer)
      process.stdout.write(`${terminal ? '\r\u001b[K' : ''}${words}，用时 ${elapsed(since)}\n`)
    },
  }
}

/**
 * node-gyp downloads Node's headers unless it is told where they are; many installations have them beside the binary,
 * and a machine without internet compiles with those.
 */
const headersHere = () => {
  const prefix = dirname(dirname(process.execPath))
  try {
    const header = readFileSync(join(prefix, 'include', 'node', 'node_version.h'), 'utf8')
    const part = (name) => new RegExp(`#define NODE_${name}_VERSION (\\d+)`).exec(header)?.[1]
    const version = ['MAJOR', 'MINOR', 'PATCH'].map(part).join('.')
    return version === process.versions.node ? { npm_config_nodedir: prefix } : {}
  } catch {
    return {}
  }
}

/** From 24.19 on SQLite's driver has to be compiled with it, or a garbage collection ends the process; CONTRIBUTING.md, "Node 20 and 24". */
const compilerFlags = () => {
  const header = fileURLToPath(new URL('object-wrap.h', import.meta.url))
  return Number.parseInt(process.versions.node, 10) < 22
    ? {}
    : { CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -include '${header}'`.trim() }
}

/** `npm run` names its own npm; without it the one in PATH. */
const npmCi = (hear) => {
  // In the foreground the scripts of the packages say what they are at.
  const args = ['ci', '--strict-allow-scripts', '--include=dev', '--no-audit', '--no-fund', '--foreground-scripts']
  const own = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined
  const windows = process.platform === 'win32'
  const env = { ...headersHere(), ...process.env, ...compilerFlags() }
  const options = { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: !own && windows }
  const child = own ? spawn(process.execPath, [own, ...args], options) : spawn('npm', args, options)
  const said = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said.push(part)
      hear(part.toString('utf8'))
    })
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: `${error.message}\n` }))
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(said).toString('utf8') }))
  })
}

/** Installs the packages of the lock file when they are missing or stale; npm's own output is shown only when it fails. */
export const ensureInstalled = async () => {
  needNode()
  if (packagesAreCurrent() && sqliteLoads()) return
  const missing = missingTools()
  const advice = `缺少 ${missing.join('、')}：编译 SQLite 要用。Debian 上执行 apt-get install -y python3 make g++`
  if (missing.length > 0) process.stdout.write(`${advice}\n`)
  const shown = progress()
  const { ok, output } = await npmCi(shown.hear)
  shown.end(ok ? '依赖已装好' : '依赖没有装好')
  if (ok) return
  process.stderr.write(output)
  if (missing.length > 0) process.stderr.write(`${advice}\n`)
  process.exit(1)
}
