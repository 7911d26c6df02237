import type { Notice } from '@oivallus/core'

/** What an employer says of the data, in its own words. Without it every talk is marked practice. */
export const NOTICE: Notice = {
  controller: 'Niittykunnan ruokapalvelut',
  contact: 'tietosuoja@niittykunta.example',
  purpose: 'oppiminen omassa työssä: mitä kokeillaan ja mitä organisaatiolta tarvitaan',
  legalBasis: 'yleistä etua koskeva tehtävä (tietosuoja-asetuksen 6 artiklan 1 kohdan e alakohta)',
  retentionMonths: 12,
}
