export { saveAsFile } from './files.ts'
export { type Mounted, type MountOptions, mountConversation } from './mount.ts'
