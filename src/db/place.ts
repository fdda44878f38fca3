/** Where a database is: the path of a file, or the address of a server. */
export const isServer = (place: string): boolean => /^postgres(?:ql)?:/.test(place)
