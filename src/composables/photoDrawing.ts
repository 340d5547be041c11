import { DRAFT_QUALITY, QUALITY_STEPS, storedSize, TARGET_BYTES } from '#domain/photoFile.ts'

/** A picture as JPEG with its size in px. */
export interface Drawn {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** What is asked of whoever draws: to make a chosen picture small, or to burn a stamp into one that is. */
export type DrawJob = { readonly kind: 'shrink'; readonly picture: Blob } | { readonly kind: 'stamp'; readonly picture: Blob; readonly lines: readonly string[] }

/** A canvas of a worker or of the page. */
type Canvas = OffscreenCanvas | HTMLCanvasElement
type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D

/** The stamp's letters: a share of the shorter edge, never below what can be read. */
const LETTER_SHARE = 1 / 28
const SMALLEST_LETTER = 14
const FONTS = "'HarmonyOS Sans SC', 'PingFang SC', 'Microsoft YaHei UI', 'Noto Sans CJK SC', sans-serif"

/**
 * Draws a picture anew, so that nothing the camera wrote (serial number, thumbnail, position) goes along unseen,
 * and upright, as the camera held it. @returns `null` when it cannot be decoded
 */
export async function draw(job: DrawJob): Promise<Drawn | null> {
  const bitmap = await createImageBitmap(job.picture, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) return null
  const size = storedSize(bitmap.width, bitmap.height)
  const canvas = canvasOf(size.width, size.height)
  const context = canvas.getContext('2d') as Context | null
  if (!context) return null
  // A picture that lets light through is shown on white, as JPEG knows no glass.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size.width, size.height)
  context.drawImage(bitmap, 0, 0, size.width, size.height)
  bitmap.close()
  if (job.kind === 'stamp') stamp(context, size, job.lines)
  const bytes = await encoded(canvas, job.kind === 'stamp' ? QUALITY_STEPS : [DRAFT_QUALITY])
  return bytes && { bytes, ...size }
}

function canvasOf(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height)
  return Object.assign(document.createElement('canvas'), { width, height })
}

/** The stamp at the foot: white on a dark band, so that it is read over snow and over night. */
function stamp(context: Context, { width, height }: { width: number; height: number }, lines: readonly string[]): void {
  const letter = Math.max(SMALLEST_LETTER, Math.round(Math.min(width, height) * LETTER_SHARE))
  const line = Math.round(letter * 1.4)
  const gap = Math.round(letter * 0.6)
  const band = line * lines.length + gap
  context.fillStyle = 'rgb(0 0 0 / 62%)'
  context.fillRect(0, height - band, width, band)
  context.fillStyle = '#fff'
  context.textBaseline = 'middle'
  lines.forEach((text, at) => {
    context.font = `${at === 0 ? 600 : 400} ${letter}px ${FONTS}`
    context.fillText(fitted(context, text, width - gap * 2), gap, height - band + gap / 2 + line * (at + 0.5), width - gap * 2)
  })
}

/** A line that would not fit even when pressed together ends in an ellipsis. */
function fitted(context: Context, text: string, width: number): string {
  let characters = [...text]
  while (characters.length > 4 && context.measureText(characters.join('')).width > width * 1.25) characters = [...characters.slice(0, -4), '…']
  return characters.join('')
}

/** The first quality at which the picture is light enough, or the last. */
async function encoded(canvas: Canvas, qualities: readonly number[]): Promise<Uint8Array<ArrayBuffer> | null> {
  let bytes: Uint8Array<ArrayBuffer> | null = null
  for (const quality of qualities) {
    const blob = await jpeg(canvas, quality)
    if (!blob) return null
    bytes = new Uint8Array(await blob.arrayBuffer())
    if (bytes.byteLength <= TARGET_BYTES) break
  }
  return bytes
}

function jpeg(canvas: Canvas, quality: number): Promise<Blob | null> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality }).catch(() => null)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
