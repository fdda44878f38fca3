import { createContext } from 'preact'
import { useCallback, useContext, useEffect, useState } from 'preact/hooks'

interface Toast {
  text: string
  kind: string
}

type Tell = (text: string, kind?: string) => void

export const ToastContext = createContext<Tell>(() => undefined)
export const useTell = (): Tell => useContext(ToastContext)

const shownMs = 4000

/** One toast at a time, the newest, as the client shows them. */
export const useToast = (): { toast: Toast | undefined; tell: Tell; clear(): void } => {
  const [toast, setToast] = useState<Toast>()
  const tell = useCallback<Tell>((text, kind = 'info') => setToast({ text, kind }), [])
  const clear = useCallback(() => setToast(undefined), [])
  useEffect(() => {
    const timer = toast && setTimeout(clear, shownMs)
    return () => clearTimeout(timer)
  }, [toast, clear])
  return { toast, tell, clear }
}

const signs: Record<string, string> = { success: '✓', error: '✗', warning: '!', info: 'i' }

export const ToastLine = ({ toast }: { toast: Toast | undefined }) => (
  <div class="toasts" role="status" aria-live="polite">
    {toast && (
      <p class={`toast toast-${toast.kind.replace(/[^a-z]/g, '')}`}>
        <b aria-hidden="true">{signs[toast.kind] ?? 'i'}</b>
        {toast.text}
      </p>
    )}
  </div>
)
