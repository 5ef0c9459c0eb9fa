// What the check-up looks at beside the machine itself; loaded when somebody runs one.

export { checkUpStep } from './check-up-step.ts';
export { signInStep } from './sign-in-check-up.ts';
