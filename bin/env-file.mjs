// `.env` for the commands and for `npm start`. Node's own loader takes bytes it cannot read for others, and a byte order mark for a letter.
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/** What the environment says already wins over the file. */
export const loadEnvFile = (file = '.env') => {
  if (!existsSync(file)) return
  let text
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch {
    process.stderr.write(
      `读不了 ${file}：不是 UTF-8 编码（可能是 GBK 或 UTF-16），或没有权限。请另存为 UTF-8 后重试。\n`,
    )
    process.exit(2)
  }
  for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value
}
