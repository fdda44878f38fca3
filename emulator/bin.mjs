#!/usr/bin/env node
// The local Feishu from the command line; the sources are TypeScript.
import { register } from 'tsx/esm/api'

register()
const { main } = await import('./command/main.ts')
process.exitCode = await main(process.argv.slice(2))
