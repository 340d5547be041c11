/** Why nothing came of what a desk was asked; thrown where it was asked, and put into words here. */
export class DeskEnded extends Error {
  readonly why: 'cancelled' | 'too-long' | 'broken' | 'not-started'

  constructor(why: DeskEnded['why']) {
    super(why)
    this.why = why
  }

  /** What happened and what to do, in words; nothing was ever written. */
  get words(): string {
    return WORDS[this.why]
  }
}

const WORDS: Readonly<Record<DeskEnded['why'], string>> = {
  cancelled: '已取消，没有写入任何内容。',
  'too-long': '处理超过 10 秒，已停止，没有写入任何内容。请拆分文件后分次导入。',
  broken: '读取时出错，已停止，没有写入任何内容。请重试；如仍不行，请拆分文件，或在 Excel 中打开后另存为 .xlsx。',
  'not-started': '后台读取没有启动，没有写入任何内容。请刷新本页后再试；如仍不行，请更新浏览器：Chrome、Edge 107 以上，Firefox 114 以上，Safari 16 以上。',
}

/** Does what may be ended, and hands over why where it was. */
export async function unlessEnded(work: () => Promise<void>, otherwise: (ended: DeskEnded) => void | Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof DeskEnded)) throw error
    await otherwise(error)
  }
}
