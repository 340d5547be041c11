/** Characters a passphrase has at least. Longer helps more than odd signs do. */
export const SHORTEST_PASSPHRASE = 8
const FAIR_LENGTH = 12
const STRONG_LENGTH = 16
/** Fewer different characters than this are soon tried through. */
const FEW_DIFFERENT = 5

/** How hard a passphrase is to guess. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong'

/** Judges by length and variety; asks for no capital letters, digits or signs. */
export function strengthOf(passphrase: string): Strength {
  const letters = [...passphrase.normalize('NFKC')]
  if (letters.length < SHORTEST_PASSPHRASE) return 'short'
  const different = new Set(letters).size
  if (different < FEW_DIFFERENT || isRow(letters)) return 'weak'
  if (letters.length < FAIR_LENGTH) return /^\d+$/.test(letters.join('')) ? 'weak' : 'fair'
  return letters.length >= STRONG_LENGTH || different >= FAIR_LENGTH ? 'strong' : 'fair'
}

/** 12345678, abcdefgh, 87654321. */
function isRow(letters: readonly string[]): boolean {
  const steps = letters.slice(1).map((letter, index) => (letter.codePointAt(0) ?? 0) - (letters[index]?.codePointAt(0) ?? 0))
  return new Set(steps).size === 1
}

const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  short: `太短：至少 ${SHORTEST_PASSPHRASE} 个字符。`,
  weak: '偏弱：容易被猜到。换成一句只有自己知道的话，更长也更好记。',
  fair: '尚可：再长几个字更稳妥。',
  strong: '较强。',
}

/** The strength in words, while it is typed. */
export const strengthWords = (passphrase: string): string => (passphrase === '' ? '' : STRENGTH_WORDS[strengthOf(passphrase)])

/** Why two typed passphrases cannot be taken; `null` when they can. */
export function passphraseProblem(passphrase: string, again: string): string | null {
  if (strengthOf(passphrase) === 'short') return STRENGTH_WORDS.short
  return passphrase === again ? null : '两次输入不一致，请重新输入。'
}

const MS_PER_SECOND = 1_000

/** Why a lock did not open. */
export function lockWords(code: 'lock/wrong-passphrase' | 'lock/wrong-recovery' | 'lock/wait', waitMs: number): string {
  const wait = waitMs > 0 ? `请等 ${Math.ceil(waitMs / MS_PER_SECOND)} 秒再试。` : ''
  if (code === 'lock/wait') return `试错次数较多，${wait}`
  if (code === 'lock/wrong-recovery') return `恢复密钥不对，请逐组核对。${wait}`
  return `口令不对。${wait}`
}

/** What a person has to know before a lock is set. */
export const BEFORE_LOCK: readonly string[] = [
  '口令忘了，只有恢复密钥能打开。两样都没有，任何人、任何办法都打不开本机记录，只能从备份文件恢复。',
  '备份文件、交换包和导出的表格不加密，请另行妥善保管。',
  '设口令以前写下的内容，磁盘上可能暂时留有旧数据块；设备本身的开机密码和磁盘加密仍要开启。',
  '启用后，其他已打开的标签页会刷新，各自输入口令。',
]

/** Said where a file of records leaves the device. */
export const NOT_SEALED = '文件不加密，拿到的人都能打开：只交给该看的人，不要放在公共电脑或群里。'

/** What erasing takes away, named. @param pending 待交换; `null` where it cannot be known, because the log is locked */
export function eraseWords(events: number, files: number, pending: number | null, lastBackup: string | null): string {
  const all = `将永久删除本机的 ${events} 条记录${files > 0 ? `和 ${files} 张照片等附件` : ''}。`
  if (pending === null) return `${all}本机已锁定，无法得知其中哪些没有备份或交换；没有备份的将无法找回。`
  const given = pending > 0 ? `其中待交换 ${pending} 条，别处没有。` : '没有待交换的记录。'
  return `${all}${given}${lastBackup ? `上次备份：${lastBackup}，此后的内容不在备份里。` : '从未备份。'}`
}

/** What erasing does to what lies on the disk. @param isSealed whether a lock is set */
export const eraseHow = (isSealed: boolean): string =>
  isSealed
    ? '先销毁密钥，再删除数据。密钥一销毁，磁盘上残留的数据也打不开。'
    : '本机没有设锁屏，数据没有加密：删除后，专业工具仍可能找回一部分。设备交还或报废前，请先设锁屏再抹除。'

/** Minutes without a touch after which the screen locks, as a person may choose. */
export const IDLE_MINUTES = [5, 15, 60] as const
/** Until a person chooses. */
export const USUAL_IDLE_MINUTES = 15
