import '@oivallus/theme/style.css'
import { createSSRApp } from 'vue'
import { Talk } from './talk'

const envelope = document.querySelector('#envelope')?.textContent ?? ''
createSSRApp(Talk, { envelope }).mount('#page')
