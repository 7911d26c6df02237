import '@oivallus/theme/style.css'
import { createApp } from 'vue'
import { Talk } from './talk'

createApp(Talk).mount('#page')
