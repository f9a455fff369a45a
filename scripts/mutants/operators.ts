/** What each operator between two operands is changed to, one at a time. */
export const BINARY: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "==": ["!="],
  "!=": ["=="],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "**": ["*"],
  "&": ["|"],
  "|": ["&"],
  "^": ["&"],
  "<<": [">>"],
  ">>": ["<<"],
};

/** What each operator that assigns is changed to. */
export const ASSIGNING: Readonly<Record<string, string>> = {
  "+=": "-=",
  "-=": "+=",
  "*=": "/=",
  "/=": "*=",
  "|=": "&=",
  "&=": "|=",
  "^=": "|=",
  "<<=": ">>=",
  ">>=": "<<=",
};

/** What each operator before or after one operand is changed to; `delete` takes its statement with it. */
export const UNARY: Readonly<Record<string, string>> = { "!": "", "~": "", "-": "", "++": "--", "--": "++" };

/** What each instruction of inline assembly is changed to. */
export const ASSEMBLY: Readonly<Record<string, string>> = {
  add: "sub",
  sub: "add",
  mul: "div",
  div: "mul",
  and: "or",
  or: "and",
  xor: "and",
  lt: "gt",
  gt: "lt",
  shl: "shr",
  shr: "shl",
};
