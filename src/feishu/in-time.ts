/** For what somebody waits for: Feishu gives a click, and an event, three seconds in all. */
export const usualPatienceMs = 1_200

/** A call that is not waited for any longer than this; Infinity for as long as it takes. */
export const inTime = async <T>(patienceMs: number, call: Promise<T>, tooLate: T): Promise<T> => {
  if (!Number.isFinite(patienceMs)) return call
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(tooLate), patienceMs)
  })
  try {
    return await Promise.race([late, call])
  } finally {
    clearTimeout(timer)
  }
}
