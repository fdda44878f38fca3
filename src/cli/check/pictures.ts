import { drawing, textLine } from '../../drawings/svg.ts'
import { openPainter } from '../../exports/painter.ts'
import { type Add, ok, warning } from './finding.ts'

const picture = (said: string) => drawing(100, 40, '', textLine(10, 30, said, { size: 20 }))

/** Draws a Chinese word and compares it with nothing: without its fonts a picture is blank and no error. @param folder of the fonts */
export const checkPictures = async (add: Add, folder?: string): Promise<void> => {
  const drawn = await openPainter(folder).then(
    (paint) => !Buffer.from(paint(picture('图谱'))).equals(paint(picture(''))),
    () => false,
  )
  if (drawn) add(ok('图片', '能画中文'))
  else
    add(
      warning(
        '图片',
        '画不了中文，图谱会改发网页文件；缺字体或画图组件，请在程序目录运行 npm ci --strict-allow-scripts 重新安装',
      ),
    )
}
