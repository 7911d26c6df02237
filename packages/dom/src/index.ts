export { saveAsFile } from '@oivallus/screen'
export { type Mounted, type MountOptions, mountConversation } from './mount.ts'
