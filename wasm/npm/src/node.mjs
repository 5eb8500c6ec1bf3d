// `import` in Node: the very classes that `require` gives, so that both may meet in one program.
export { HoptacError, Register, init } from "./node.cjs";
