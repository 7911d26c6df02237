import ButtonBase from '@mui/material/ButtonBase'
import Step from '@mui/material/Step'
import StepLabel from '@mui/material/StepLabel'
import Stepper from '@mui/material/Stepper'
import Typography from '@mui/material/Typography'
import type { PartProps } from '@oivallus/react'
import type { ReactNode } from 'react'
import './progress.css'

/**
 * Seven gated steps as a list of buttons. MUI's own StepButton would make them tabs, which they are not: one cannot open those
 * ahead. It is drawn anew from its data, and takes the name alone from what it replaces: nothing in it is to be dressed twice.
 */
export const Progress = ({ data, props, screen }: PartProps<'progress'>): ReactNode => {
  const at = data.findIndex((one) => one.at === 'now')
  return (
    <nav aria-label={String(props['aria-label'])} className="progress">
      {/* Where there is no room for seven words. Those who listen hear it in the list. */}
      <Typography aria-hidden className="progress-here">
        {at + 1} / {data.length} · {data[at]?.name}
      </Typography>
      <Stepper alternativeLabel activeStep={at}>
        {data.map(({ phase, name, at, go }) => (
          <Step key={phase} completed={at === 'done'}>
            <ButtonBase
              className="progress-step"
              disabled={at !== 'now' && go === null}
              aria-current={at === 'now' ? 'step' : undefined}
              aria-disabled={at === 'now' || undefined}
              onClick={() => go && screen.handle({ do: 'act', action: go, place: 'progress' })}
            >
              <StepLabel>{name}</StepLabel>
            </ButtonBase>
          </Step>
        ))}
      </Stepper>
    </nav>
  )
}
