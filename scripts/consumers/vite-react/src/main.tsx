import '@oivallus/theme/style.css'
import { createRoot } from 'react-dom/client'
import { Talk } from './talk'

createRoot(document.querySelector('#page') as Element).render(<Talk />)
