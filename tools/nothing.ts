// In place of a module that is imported and not needed.
export default undefined;
