// Without this file, Next would take the configuration of the project around this folder.
export default {};
