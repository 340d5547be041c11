/** Groups of the key that stand on one line: four are copied without losing the place. */
const GROUPS_A_LINE = 4

/** A recovery key as it is shown and printed: line by line, its groups joined by dashes. */
export function keyLines(recoveryKey: string): readonly string[] {
  const groups = recoveryKey.split('-')
  const lines = Math.ceil(groups.length / GROUPS_A_LINE)
  return Array.from({ length: lines }, (_, line) => groups.slice(line * GROUPS_A_LINE, (line + 1) * GROUPS_A_LINE).join('-'))
}

/** Which lock a key belongs to. @param madeOn the local day, YYYY-MM-DD */
export const aboutKey = (number: string, madeOn: string): string => `锁屏编号 ${number}，${madeOn} 生成。锁定页上的编号与此相同，才是这把密钥。`

/** How it is used, on paper: read by who has forgotten the passphrase, and perhaps by who has never seen the app. */
export const HOW_TO_USE: readonly string[] = [
  '在这台设备上打开“重大项目全过程跟踪”，看到“已锁定”。',
  '按“忘了口令，用恢复密钥”，核对那里的锁屏编号与本页相同。不同说明锁屏已重新设置，本页作废。',
  '输入上面 8 组字符。大小写、空格和横线不影响。',
  '当场设一个新口令。恢复密钥不变，本页继续保管。',
]

/** Where it is kept and what it is worth, on paper. */
export const HOW_TO_KEEP: readonly string[] = [
  '与设备分开存放，例如封入信封交本单位保险柜；不要拍照，不要存在同一台设备或聊天记录里。',
  '拿到本页和设备的人，就能打开机上全部记录。本页可能被他人看过时，请取消锁屏后重新设置。',
  '设备找不回来时，销毁本页、停用该口令，机上的数据即永久打不开。',
]
