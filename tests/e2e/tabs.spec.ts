import { expect, test } from '@playwright/test'
import { beginWithExamples, bringStartEvidence, cards, confirm, isPhone, openGate } from './people.ts'

test('what one tab does, the other shows without being asked', async ({ page, context }) => {
  test.skip(isPhone(page), 'one size is enough: nothing here depends on it')
  await beginWithExamples(page)
  const other = await context.newPage()
  await other.goto('./')
  await expect(cards(other, '储备')).toHaveCount(3)
  const dialog = await openGate(cards(page, '储备').first(), '开工')
  await bringStartEvidence(dialog)
  await confirm(dialog)
  await expect(cards(other, '储备')).toHaveCount(2)
  await expect(cards(other, '开工')).toHaveCount(1)
})
