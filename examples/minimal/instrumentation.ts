// Without this file, Next would take the one of the project around this folder.
export function register(): void {}
