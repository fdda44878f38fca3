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
  await import('tsx')
  await import(new URL('../src/main.ts', import.meta.url).href)
}
