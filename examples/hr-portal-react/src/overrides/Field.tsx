import OutlinedInput from '@mui/material/OutlinedInput'
import type { ControlProps } from '@oivallus/react'
import type { ReactNode } from 'react'

/** Wherever one writes. The marks and what is typed go onto MUI's inner text area: that is what has focus. */
export const Field = ({ props: { rows, ...input } }: ControlProps): ReactNode => (
  <OutlinedInput multiline fullWidth minRows={Number(rows)} maxRows={12} slotProps={{ input }} />
)
