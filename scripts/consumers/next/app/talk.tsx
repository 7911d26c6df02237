'use client'

import { builtIn, restoreConversation } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { LearningConversation, useOwnConversation } from '@oivallus/react'

export const Talk = ({ envelope }: { envelope: string }) => {
  const conversation = useOwnConversation(() =>
    restoreConversation(envelope, {
      viewer: { participant: 'anna' },
      guide: builtIn({ fi }),
      language: 'fi',
    }),
  )
  return <LearningConversation conversation={conversation} />
}
