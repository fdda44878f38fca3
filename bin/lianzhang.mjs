#!/usr/bin/env node
// The built program where it is there and up to date, the sources in a checkout otherwise.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadEnvFile } from './env-file.mjs'

const built = new URL('../dist/main.js', import.meta.url)
const sources = fileURLToPath(new URL('../src/', import.meta.url))

const isCurrent = () => {
  if (!existsSync(built)) return false
  if (!existsSync(sources)) return true
  const builtAt = statSync(built).mtimeMs
  return readdirSync(sources, { recursive: true }).every((name) => statSync(sources + name).mtimeMs <= builtAt)
}

loadEnvFile()
process.setSourceMapsEnabled(true)
if (isCurrent()) await import(built.href)
else {
  await import('tsx').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    process.stderr.write(
      '程序还没有装好，或源码比构建出来的新。请在程序目录里运行 npm ci --strict-allow-scripts，再 npm run build。\n',
    )
    process.exit(2)
  })
  await import(new URL('../src/main.ts', import.meta.url).href)
}
