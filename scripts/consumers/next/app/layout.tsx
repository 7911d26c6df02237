import '@oivallus/theme/style.css'
import type { ReactNode } from 'react'

const Layout = ({ children }: { children: ReactNode }) => (
  <html lang="fi">
    <body>
      <main>{children}</main>
    </body>
  </html>
)
export default Layout
