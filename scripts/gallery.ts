// `npm run gallery`: every card and every answer of the product as pictures, and the page that shows them.
// Draws those whose words have changed since; `-- --all` draws every one, as after a change of how the page looks.
import { spawnSync } from 'node:child_process'
import { drawGallery } from './gallery/draw.ts'
import { sections } from './gallery/sections.ts'

const fontList = '/usr/bin/fc-list'
const browser = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/ensure-browser.ts'], { stdio: 'inherit' })
const fonts = spawnSync(fontList, [':lang=zh'], { encoding: 'utf8' })

if (browser.status !== 0) process.exitCode = 1
else if (fonts.stdout === '') {
  process.stderr.write('没有中文字体，画出来会是方框：请先装好，例如 sudo apt-get install -y fonts-noto-cjk。\n')
  process.exitCode = 1
} else {
  const all = process.argv.includes('--all')
  const print = (line: string) => void process.stdout.write(`${line}\n`)
  await drawGallery(sections, { all, print }).catch((error: Error) => {
    process.stderr.write(`✗ ${error.message}\n`)
    process.exitCode = 1
  })
}
