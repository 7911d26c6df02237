import Button, { type ButtonProps } from '@mui/material/Button'
import type { ControlProps } from '@oivallus/react'
import type { ReactNode } from 'react'

/** How much a button stands out, in MUI's words: what comes next, one way among equals, and what is at hand. */
const VARIANTS: Record<string, ButtonProps['variant']> = {
  primary: 'contained',
  equal: 'outlined',
  quiet: 'text',
}

/** Every button of the conversation. `props` has what it does, and the marks by which focus finds it. */
export const ActionButton = ({ node, props, inside }: ControlProps): ReactNode => {
  const variant = VARIANTS[String(node.attributes['data-weight'])] ?? 'text'
  return (
    <Button
      {...props}
      variant={variant}
      color={variant === 'text' ? 'inherit' : 'primary'}
      sx={{ textAlign: 'start' }}
    >
      {inside}
    </Button>
  )
}
