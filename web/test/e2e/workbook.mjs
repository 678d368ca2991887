// A small .xlsx, as an office program would write it: rows of texts and numbers on one sheet; and a template filled in.
import assert from 'node:assert/strict'
import { crc32, inflateRawSync } from 'node:zlib'

const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign])
const letters = (at) => String.fromCharCode(65 + at)

function sheetXml(rows) {
  const lines = rows.map((row, y) => {
    const cells = row.map((value, x) => {
      if (value === null || value === '') return ''
      const place = `${letters(x)}${y + 1}`
      return typeof value === 'number' ? `<c r="${place}"><v>${value}</v></c>` : `<c r="${place}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`
    })
    return `<row r="${y + 1}">${cells.join('')}</row>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

const fixed = {
  '[Content_Types].xml':
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}

/** Files in a zip, stored as they are. */
function zip(files) {
  const locals = []
  const entries = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const path = Buffer.from(name)
    const bytes = Buffer.from(text)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(bytes.length, 14)
    head.writeUInt32LE(bytes.length, 18)
    head.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, path, bytes])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, path]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

export const workbook = (rows) => zip({ ...fixed, 'xl/worksheets/sheet1.xml': sheetXml(rows) })

/** One file of a zip that was written in one go: sizes stand in its directory. */
function unzip(bytes, wanted) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = bytes.readUInt32LE(end + 16)
  for (let nth = 0; nth < bytes.readUInt16LE(end + 8); ++nth) {
    const [name_size, more_size, note_size] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place))
    if (bytes.toString('utf8', at + 46, at + 46 + name_size) === wanted) {
      const local = bytes.readUInt32LE(at + 42)
      const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      const body = bytes.subarray(begin, begin + bytes.readUInt32LE(at + 20))
      return (bytes.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString('utf8')
    }
    at += 46 + name_size + more_size + note_size
  }
  throw new Error(`no ${wanted} in the workbook`)
}

const first_sheet = (bytes) => unzip(bytes, 'xl/worksheets/sheet1.xml')
const inTags = (xml) => [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text)

/** Everything written on the first sheet. */
export const textsOf = (bytes) => inTags(first_sheet(bytes))

/** The headings of a template as they are shown: `*` before those that must be filled in. */
export const headingsOf = (template) => inTags(/<row r="1".*?<\/row>/s.exec(first_sheet(template))[0])

/** A template as somebody fills it in: rows by heading, each value under its own. */
export function fillIn(template, rows) {
  const headings = headingsOf(template)
  const names = headings.map((heading) => heading.replace('*', ''))
  for (const row of rows) assert.deepEqual(Object.keys(row).filter((name) => !names.includes(name)), [], 'each value has its heading in the template')
  return workbook([headings, ...rows.map((row) => names.map((name) => row[name] ?? ''))])
}
