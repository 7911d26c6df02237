import Button from '@mui/material/Button'
import { useConversation, useScreen } from '@oivallus/react'
import type { ReactNode } from 'react'

/** The hooks alone: a button of the portal's that does what the screen's own does, in the words of the guide. */
export const OwnCopy = (): ReactNode => {
  const screen = useScreen()
  const conversation = useConversation()
  const label = useConversation(() => conversation.texts().screen.saveNotes)
  return (
    <Button variant="outlined" onClick={() => screen.handle({ do: 'save', what: 'notes' })}>
      {label}
    </Button>
  )
}
