// All Chinese texts as one chunk. A file holds whole keys ("hazards": {...}, "event": {...}); files are merged.
import { merged } from './merge'

export default merged(import.meta.glob('./zh-CN/*.json', { eager: true, import: 'default' }))
