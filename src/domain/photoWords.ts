import type { PhotoIssue } from './photoFile.ts'
import { assertNever } from './result.ts'
import { inMegabytes } from './storageRoom.ts'

/** The sentence for a photo that is not taken in, or not taken out of sight. */
export function explainPhoto(issue: PhotoIssue): string {
  switch (issue.code) {
    case 'photo/empty':
      return `“${issue.name}”是空文件。请重新拍摄或另选一张。`
    case 'photo/too-big':
      return `“${issue.name}”有 ${issue.megabytes} MB，超过 ${issue.limit} MB。请压缩后再选。`
    case 'photo/not-an-image':
      return `“${issue.name}”不是照片。请选 JPEG、PNG 或 WebP 图片。`
    case 'photo/heic':
      return `“${issue.name}”是 HEIC 格式，本浏览器无法读取。请在手机相机设置中改为“兼容性最佳”，或另存为 JPEG 后再选。`
    case 'photo/undecodable':
      return `“${issue.name}”无法读取，文件可能已损坏。请重新拍摄或另选一张。`
    case 'photo/no-position':
      return issue.denied ? '没有定位权限。请直接填写拍摄地点，或在浏览器设置中允许定位。' : '暂时取不到位置。请直接填写拍摄地点。'
    case 'photo/no-room':
      return `本机空间不够：保存约需 ${inMegabytes(issue.needed)} MB，只剩 ${inMegabytes(issue.free)} MB。照片仍在本页，请先备份并清理手机存储，再保存。`
    case 'photo/no-reason':
      return '移除照片须写明原因。记录会留下原因和移除人。'
    default:
      return assertNever(issue)
  }
}
