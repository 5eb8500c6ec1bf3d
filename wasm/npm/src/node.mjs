// `import` in Node: the very classes that `require` gives, so that both may meet in one program.
export { HoptacError, PHASE_BITS, Register, init } from "./node.cjs";
