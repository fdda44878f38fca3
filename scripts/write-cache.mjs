// `write-cache.mjs <folder of a build> <empty folder>`: starts the program there without a Feishu, and keeps beside each of its parts what V8 has
// compiled of it by then.
import { renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, home] = process.argv.slice(2).map((path) => resolve(path))
process.argv = [process.argv[0], 'lianzhang', 'start']
// Nothing answers on this port: whom the file names is looked for in vain.
Object.assign(process.env, {
  FEISHU_BASE_URL: 'http://127.0.0.1:9',
  FEISHU_APP_ID: 'cli_build',
  FEISHU_APP_SECRET: 'build',
  FEISHU_VERIFICATION_TOKEN: 'build',
  FEISHU_ENCRYPT_KEY: 'build',
  DATABASE_URL: `file:${join(home, 'lianzhang.db')}`,
  DISTRICT_FILE: join(import.meta.dirname, '../districts/demo.yaml'),
  BACKUP_DIR: join(home, 'backups'),
  HOST: '127.0.0.1',
  PORT: '0',
})
const listening = new Promise((resolve) => {
  const write = process.stderr.write.bind(process.stderr)
  process.stderr.write = (text, ...rest) => {
    const [address] = /http:\/\/[\d.:]+/.exec(text) ?? []
    if (address) resolve(address)
    else write(text, ...rest)
  }
})
const { scripts, part } = await import(pathToFileURL(join(folder, 'main.js')).href)
part('feishu-line.cjs')
await fetch(`${await listening}/healthz`)
for (const [name, script] of scripts) {
  writeFileSync(`${name}.cache.new`, script.createCachedData())
  renameSync(`${name}.cache.new`, `${name}.cache`)
}
process.kill(process.pid, 'SIGTERM')
