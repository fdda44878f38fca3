// `npm run test:node24`: the suite under Node 24, in a copy of the sources that has its own packages; this tree's node_modules stay as they are.
// Arguments go to vitest: `npm run test:node24 -- --project domain`. Everything lies in .cache/node-24, which git ignores.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const major = 24
const root = fileURLToPath(new URL('..', import.meta.url))
const cache = join(root, '.cache', `node-${major}`)
const windows = process.platform === 'win32'
/** The part of the registry's `node` package for this machine: the binary, and the headers SQLite is compiled with. */
const part = `node-${windows ? 'win' : process.platform}-${process.arch}`
const prefix = join(cache, 'node', 'node_modules', part)
const node = join(prefix, 'bin', windows ? 'node.exe' : 'node')
const copy = join(cache, 'tree')
/** Neither sources nor anything the tests read. */
const left = new Set(['.git', '.cache', '.env', 'node_modules', 'dist', 'data', 'coverage'])

const say = (line) => process.stdout.write(`[Node ${major}] ${line}\n`)

const fail = (...lines) => {
  for (const line of lines) process.stderr.write(`[Node ${major}] ${line}\n`)
  process.exit(1)
}

const versionOf = () => {
  const asked = existsSync(node) ? spawnSync(node, ['--version'], { encoding: 'utf8' }) : undefined
  return asked?.status === 0 ? asked.stdout.trim() : undefined
}

const installNode = () => {
  const folder = join(cache, 'node')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', `${part}@${major}`]
  const own = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined
  const options = { cwd: folder, encoding: 'utf8', shell: !own && windows }
  return own ? spawnSync(process.execPath, [own, ...args], options) : spawnSync('npm', args, options)
}

const needNode = () => {
  const present = versionOf()
  if (present) return present
  say(`1/3 正在从 npm 源取 ${part}@${major}，约 60 MB，只有第一次要取 …`)
  const { status, stdout, stderr } = installNode()
  const version = versionOf()
  if (status === 0 && version) return version
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`)
  return fail(
    `没有取到 Node ${major}：第一次要能连上 npm 源（npm config get registry），连上后再试。其余的测试不受影响：npm test。`,
    `could not fetch Node ${major}: the first run has to reach the npm registry. Nothing else was touched; npm test works as before.`,
  )
}

/** What a former run left is replaced, except the packages it compiled. */
const copySources = () => {
  mkdirSync(copy, { recursive: true })
  for (const name of readdirSync(copy)) if (!left.has(name)) rmSync(join(copy, name), { recursive: true, force: true })
  for (const name of readdirSync(root))
    if (!left.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true })
}

const version = needNode()
say(`1/3 Node ${version}：${prefix}`)
copySources()
say(`2/3 源码已复制到 ${copy}，依赖在那里另装，本目录的 node_modules 不动`)
say('3/3 检查依赖，然后运行测试 …')
const env = {
  ...process.env,
  PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  npm_config_nodedir: prefix,
}
const run = spawnSync(node, ['scripts/test.mjs', ...process.argv.slice(2)], { cwd: copy, env, stdio: 'inherit' })
if (run.error) fail(`启动不了 ${node}：${run.error.message}`)
say(run.status === 0 ? `${version}：全部通过` : `${version}：没有全部通过`)
process.exitCode = run.status ?? 1
