// `npm run emulator`: installs what is missing, then runs emulator/bin.mjs.
import { ensureInstalled } from './ensure-installed.mjs'

await ensureInstalled()
await import('../emulator/bin.mjs')
