// What a widget needs to know of something that went wrong; the API's Problem fits it.
export interface Trouble {
  status: number
  reason: string
  message: string
  trace: string
}
