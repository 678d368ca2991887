// A photo as it goes over a village connection: at most 1600 px, JPEG, with place, time and person written on it.
const edge_max = 1600
const quality = 0.8

export interface PhotoSize {
  width: number
  height: number
}

export function fitted({ width, height }: PhotoSize, edge = edge_max): PhotoSize {
  const scale = Math.min(1, edge / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

async function decoded(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if ('createImageBitmap' in window) {
    try {
      return await createImageBitmap(file, { imageOrientation: 'from-image' })
    } catch {
      // Some phones know a format only as <img>.
    }
  }
  const image = new Image()
  image.src = URL.createObjectURL(file)
  try {
    await image.decode()
  } finally {
    URL.revokeObjectURL(image.src)
  }
  return image
}

function writeOn(pen: CanvasRenderingContext2D, { width, height }: PhotoSize, lines: readonly string[]): void {
  const letter = Math.max(14, Math.round(Math.max(width, height) / 50))
  const step = Math.round(letter * 1.5)
  const band = step * lines.length + letter
  pen.fillStyle = 'rgb(16 32 51 / 60%)'
  pen.fillRect(0, height - band, width, band)
  pen.fillStyle = '#ffffff'
  pen.font = `${letter}px sans-serif`
  pen.textBaseline = 'top'
  lines.forEach((line, at) => pen.fillText(line, letter, height - band + letter / 2 + at * step, width - 2 * letter))
}

/** Refused (rejected) when the file is no picture this browser can read. */
export async function compressed(file: Blob, lines: readonly string[]): Promise<ArrayBuffer> {
  const picture = await decoded(file)
  const size = fitted(picture instanceof HTMLImageElement ? { width: picture.naturalWidth, height: picture.naturalHeight } : picture)
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, size.width, size.height)
  pen.drawImage(picture, 0, 0, size.width, size.height)
  if ('close' in picture) picture.close()
  writeOn(pen, size, lines)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!blob) throw new Error('the canvas gave no picture')
  return blob.arrayBuffer()
}
