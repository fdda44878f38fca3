// `write-cache.mjs <folder of a build> <empty folder>`: starts the program there without a Feishu, and keeps beside each of its parts what V8 has
// compiled of it by then.
import { renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, home] = process.argv.slice(2).map((path) => resolve(path))
process.argv = [process.argv[0], 'lianzhang', 'start']
const district = join(home, 'district.yaml')
writeFileSync(
  district,
  '{ district: 某区, office: { name: 链长办 }, chains: [{ id: any, name: 某产业链, kind: incubating }] }',
)
// Nothing answers on this port.
Object.assign(process.env, {
  FEISHU_BASE_URL: 'http://127.0.0.1:9',
  FEISHU_APP_ID: 'cli_build',
  FEISHU_APP_SECRET: 'build',
  FEISHU_VERIFICATION_TOKEN: 'build',
  FEISHU_ENCRYPT_KEY: 'build',
  DATABASE_URL: `file:${join(home, 'lianzhang.db')}`,
  DISTRICT_FILE: district,
  BACKUP_DIR: join(home, 'backups'),
  HOST: '127.0.0.1',
  PORT: '0',
})
/** What it says to an operator is of interest where it does not start. */
const said = []
const write = process.stderr.write.bind(process.stderr)
process.on('exit', (code) => code !== 0 && write(said.join('')))
const listening = new Promise((resolve) => {
  process.stderr.write = (text) => {
    said.push(text)
    const [address] = /http:\/\/[\d.:]+/.exec(text) ?? []
    if (address) resolve(address)
    return true
  }
})
const { scripts, part } = await import(pathToFileURL(join(folder, 'main.js')).href)
for (const name of ['feishu-sdk.cjs', 'feishu-line.cjs']) part(name)
await fetch(`${await listening}/healthz`)
for (const [name, script] of scripts) {
  writeFileSync(`${name}.cache.new`, script.createCachedData())
  renameSync(`${name}.cache.new`, `${name}.cache`)
}
process.kill(process.pid, 'SIGTERM')
