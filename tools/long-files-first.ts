import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The names of the projects, by how long their files take. */
const KINDS = ['browser', 'unit', 'component', 'alone'];
// Of a clean checkout vitest knows only how large files are, and these are small for the time that they take.
const LONG = [
  '/browser/faults/faults.test.ts',
  '/browser/platform/platform.test.ts',
  '/browser/rotation.test.ts',
];

/**
 * Begins with what takes longest, so that no core has nothing left to do while it runs. The files of one kind follow
 * each other: a worker keeps what they import only as long as the next one is of that kind, too.
 */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((path) => moduleId.endsWith(path));
    const rank = (file: TestSpecification) => (isLong(file) ? -1 : KINDS.indexOf(file.project.name));
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
