import Alert from '@mui/material/Alert'
import type { PartProps } from '@oivallus/react'
import type { ReactNode } from 'react'

/** No alarm: a hand on the arm. `props` makes it the group that it is, and closes it by Esc; its buttons are the portal's. */
export const Refusal = ({ props, inside }: PartProps<'refusal'>): ReactNode => (
  <Alert
    {...props}
    severity="warning"
    icon={false}
    sx={{ '& .MuiAlert-message': { display: 'grid', gap: 1.5, fontSize: '1.0625rem' } }}
  >
    {inside}
  </Alert>
)
