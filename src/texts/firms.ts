/** `航天产业链 链主（2021-12-14 起）` */
export const roleLine = (v: {
  chain: string
  role: string
  since: string | undefined
  until: string | undefined
}): string => {
  const span = [
    ...(v.since === undefined ? [] : [`${v.since} 起`]),
    ...(v.until === undefined ? [] : [`${v.until} 止`]),
  ].join('，')
  return `${v.chain} ${v.role}${span === '' ? '' : `（${span}）`}`
}
