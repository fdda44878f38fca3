import { type Json, objects, text } from '../../server/json.ts'
import { Picture } from '../text/picture.tsx'
import { wordsOf } from './plain.tsx'

const lengths = /^(\d+)px (\d+)px$/

const sizes: readonly string[] = ['large', 'medium', 'small', 'tiny', 'stretch']
const scales: readonly string[] = ['crop_center', 'crop_top', 'fit_horizontal']

/** A picture is cut to its size unless `fit_horizontal` lets it keep its height. */
const lookOf = (node: Json): { shape: string; style: Record<string, string> } => {
  const size = text(node.size)
  const [, width, height] = lengths.exec(size) ?? []
  const shape = [
    sizes.includes(size) ? `picture-${size}` : width ? 'picture-own' : 'picture-whole',
    scales.includes(text(node.scale_type)) ? `picture-${text(node.scale_type)}` : '',
  ]
  const radius = text(node.corner_radius)
  const style = {
    ...(width && height ? { width: `${width}px`, height: `${height}px` } : {}),
    ...(/^\d+(px|%)$/.test(radius) ? { borderRadius: radius } : {}),
  }
  return { shape: shape.join(' '), style }
}

export const CardImage = ({ node }: { node: Json }) => {
  const title = wordsOf(node.title)
  const { shape, style } = lookOf(node)
  const picture = (
    <Picture
      imageKey={text(node.img_key)}
      alt={wordsOf(node.alt) || title}
      shape={shape}
      style={style}
      zoom={node.preview !== false}
    />
  )
  if (title === '') return picture
  return (
    <figure class="block">
      <figcaption>{title}</figcaption>
      {picture}
    </figure>
  )
}

/** How many pictures a combination holds; Feishu drops the rest. */
const most: Record<string, number> = { double: 2, triple: 3, bisect: 6, trisect: 9 }

export const ImageCombination = ({ node }: { node: Json }) => {
  const mode = text(node.combination_mode)
  const pictures = objects(node.img_list).slice(0, most[mode] ?? 9)
  const radius = text(node.corner_radius)
  return (
    <div class={`pictures pictures-${Object.hasOwn(most, mode) ? mode : 'bisect'}`}>
      {pictures.map((one, i) => (
        <Picture
          key={text(one.img_key)}
          imageKey={text(one.img_key)}
          alt={`第 ${i + 1} 张，共 ${pictures.length} 张`}
          shape="picture-tile"
          {...(/^\d+(px|%)$/.test(radius) ? { style: { borderRadius: radius } } : {})}
        />
      ))}
    </div>
  )
}
