export { common } from './common.ts';
export { course } from './course.ts';
export { engine } from './engine.ts';
export { help } from './help.ts';
export { personal } from './personal.ts';
export { planning } from './planning.ts';
export { rooms } from './rooms.ts';
export { session } from './session.ts';
