// All English texts as one chunk, file by file as in Chinese.
import { merged } from './merge'

export default merged(import.meta.glob('./en/*.json', { eager: true, import: 'default' }))
