import { useEffect, useRef, useState } from 'preact/hooks'
import { resourcePath, useUpload } from '../uploads.ts'

interface Props {
  imageKey: string
  alt: string
  /** How it lies in its place; a class of styles/media.css. */
  shape?: string
  style?: Record<string, string>
  /** False where a click means something else. */
  zoom?: boolean
}

/** The whole picture; Escape, the button and a click beside it close it. */
const Viewer = ({ path, alt, close }: { path: string; alt: string; close(): void }) => {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => box.current?.showModal(), [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog
      ref={box}
      class="viewer"
      aria-label={alt || '图片'}
      onClose={close}
      onClick={(event) => event.target === box.current && box.current?.close()}
    >
      <img src={path} alt={alt} />
      <button type="button" class="btn" onClick={() => box.current?.close()}>
        关闭
      </button>
    </dialog>
  )
}

/** Pictures are named by the key of their upload. */
export const Picture = ({ imageKey, alt, shape = '', style, zoom = true }: Props) => {
  const [broken, setBroken] = useState(false)
  const [open, setOpen] = useState(false)
  const facts = useUpload(imageKey)
  const path = resourcePath(imageKey)
  if (path === undefined || broken) return <span class="picture-gone">〔图片打不开〕{alt}</span>
  // Width and height keep its place free until it is there.
  const { width, height } = facts ?? {}
  const image = (
    <img
      class={`picture ${shape}`}
      src={path}
      alt={alt}
      onError={() => setBroken(true)}
      {...(width && height ? { width, height } : {})}
      {...(style ? { style } : {})}
    />
  )
  if (!zoom) return image
  return (
    <>
      <button
        type="button"
        class="picture-button"
        aria-label={`放大图片${alt ? `：${alt}` : ''}`}
        onClick={() => setOpen(true)}
      >
        {image}
      </button>
      {open && <Viewer path={path} alt={alt} close={() => setOpen(false)} />}
    </>
  )
}
