import { afterAll, vi } from 'vitest';

// What a test has only begun to load would find its file gone, and fail the run.
afterAll(() => vi.dynamicImportSettled());
