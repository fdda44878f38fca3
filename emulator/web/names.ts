import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** From an open_id to the name that is shown. */
export const Names = createContext<(openId: string) => string>((openId) => openId)

export const useNames = () => useContext(Names)
