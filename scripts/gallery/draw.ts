import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPage } from '../../emulator/server/page/build-page.ts'
import { servePage } from '../../emulator/server/page/serve-page.ts'
import { type Camera, openCamera } from './camera.ts'
import { gallery, galleryPage } from './gallery-page.ts'
import { playSection } from './play-section.ts'
import type { Section } from './section.ts'
import { readKnown, trace, wordsFile, writeKnown } from './words.ts'

/** Draws what is not there or shows former words, or all; removes what is listed no more, and writes the page. */
export const drawGallery = async (
  sections: readonly Section[],
  { all, print }: { all: boolean; print: (line: string) => void },
): Promise<void> => {
  const { folder, page } = gallery
  const listed = sections.flatMap(({ pictures }) => Object.keys(pictures))
  for (const file of readdirSync(folder))
    if (file !== wordsFile && !listed.includes(file.replace(/\.png$/, ''))) rmSync(join(folder, file))

  const known = readKnown(folder)
  const served = servePage(await buildPage())
  let camera: Camera | undefined
  try {
    for (const section of sections) {
      print(section.title)
      await playSection(
        section,
        async ({ name, words, take }) => {
          const file = join(folder, `${name}.png`)
          if (!all && known[name] === trace(words) && existsSync(file)) return false
          camera ??= await openCamera()
          await take(camera, file)
          known[name] = trace(words)
          print(`  ${name}`)
          return true
        },
        { page: served },
      )
      writeKnown(folder, known, listed)
    }
  } finally {
    await camera?.close()
  }
  writeFileSync(page, galleryPage(sections))
}
