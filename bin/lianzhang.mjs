#!/usr/bin/env node
// The built program where it is there, the sources in a checkout without a build.
import { existsSync } from 'node:fs'

// What the environment says already wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env')
const built = new URL('../dist/main.js', import.meta.url)
if (existsSync(built)) await import(built.href)
else {
  await import('tsx')
  await import(new URL('../src/main.ts', import.meta.url).href)
}
