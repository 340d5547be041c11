import { describe, expect, it } from 'vitest'
import { BEFORE_LOCK, eraseHow, eraseWords, lockWords, NOT_SEALED, passphraseProblem, strengthOf, strengthWords } from '#domain/lockWords.ts'

describe('the strength of a passphrase', () => {
  it('is a matter of length and variety: no capital, digit or sign is asked for', () => {
    expect(strengthOf('滨江大道上的梧桐')).toBe('fair')
    expect(strengthOf('滨江大道上的梧桐树春天开花')).toBe('strong')
    expect(strengthOf('correct horse battery')).toBe('strong')
  })

  it('counts characters as people see them, in full or half width', () => {
    expect(strengthOf('𠮷𠮷𠮷𠮷𠮷𠮷𠮷')).toBe('short')
    expect(strengthOf('ｃｏｒｒｅｃｔ')).toBe('short')
    expect(strengthOf('1234567')).toBe('short')
  })

  it.each([['12345678'], ['abcdefgh'], ['87654321'], ['aaaaaaaa'], ['11221122'], ['20250603'], ['13800571'], ['1380057123']])('calls %s weak: it is soon tried through', (passphrase) => {
    expect(strengthOf(passphrase)).toBe('weak')
    expect(strengthWords(passphrase)).toContain('容易被猜到')
  })

  it('is said while it is typed, and nothing is said of nothing', () => {
    expect(strengthWords('')).toBe('')
    expect(strengthWords('滨江')).toContain('至少 8 个字符')
    expect(strengthWords('滨江大道上的梧桐树春天开花')).toBe('较强。')
  })
})

describe('a new passphrase', () => {
  it('is taken when it is long enough and typed twice alike, also a weak one: it is the person’s own', () => {
    expect(passphraseProblem('滨江大道上的梧桐', '滨江大道上的梧桐')).toBeNull()
    expect(passphraseProblem('12345678', '12345678')).toBeNull()
  })

  it('is not taken when it is short or the second differs, and the sentence says which', () => {
    expect(passphraseProblem('短', '短')).toContain('至少 8 个字符')
    expect(passphraseProblem('滨江大道上的梧桐', '滨江大道上的梧桐树')).toContain('不一致')
  })
})

describe('what is said of a lock', () => {
  it('tells a wrong key from a wait, and how long the wait is, in whole seconds', () => {
    expect(lockWords('lock/wrong-passphrase', 0)).toBe('口令不对。')
    expect(lockWords('lock/wrong-passphrase', 4_001)).toBe('口令不对。请等 5 秒再试。')
    expect(lockWords('lock/wrong-recovery', 0)).toContain('逐组核对')
    expect(lockWords('lock/wait', 300_000)).toContain('请等 300 秒再试')
  })

  it('says before it is set what is lost when it is forgotten, and what is not encrypted', () => {
    expect(BEFORE_LOCK[0]).toMatch(/忘了.*恢复密钥.*打不开/)
    expect(BEFORE_LOCK.join('')).toMatch(/备份文件.*不加密/)
    expect(NOT_SEALED).toContain('不加密')
  })
})

describe('what is said before a device is erased', () => {
  it('names records, files, what nobody else has, and the last backup', () => {
    expect(eraseWords(159, 3, 12, '2025-06-03 09:00')).toBe('将永久删除本机的 159 条记录和 3 张照片等附件。其中待交换 12 条，别处没有。上次备份：2025-06-03 09:00，此后的内容不在备份里。')
    expect(eraseWords(159, 0, 0, null)).toBe('将永久删除本机的 159 条记录。没有待交换的记录。从未备份。')
  })

  it('promises nothing of what it cannot know while the log is locked', () => {
    expect(eraseWords(159, 3, null, null)).toMatch(/无法得知.*没有备份的将无法找回/)
  })

  it('is honest about a disk that was never encrypted', () => {
    expect(eraseHow(true)).toContain('先销毁密钥')
    expect(eraseHow(false)).toContain('仍可能找回')
  })
})
