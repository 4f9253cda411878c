import { runDemo } from './demo.ts';
import { runAsProcess } from './system-io.ts';

await runAsProcess((io) => runDemo('out', io));
