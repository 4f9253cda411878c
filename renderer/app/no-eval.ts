import { z } from 'zod';

/**
 * Must be imported before any schema is built: zod otherwise tries `new Function`, which the content
 * policy refuses and reports.
 */
z.config({ jitless: true });
