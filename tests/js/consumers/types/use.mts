// What a caller may write, and what the compiler must refuse.

import {
  HoptacError,
  PHASE_BITS,
  Register,
  init,
  type Change,
  type Question,
  type RegisterData,
  type Reply,
} from "hoptac";
import address from "hoptac/hoptac.wasm";
import { Register as SlimRegister, init as loadSlim } from "hoptac/slim";

await init();
await init(address);
await init(new Uint8Array());

const register: Register = Register.parse("{}");
const data: RegisterData = register.toJSON();
Register.parse(data).free();

const standing = register.standing({ agreement: "padang-mou-2016", on: "2024-03-11" });
const certain: boolean = standing.phases.length === 1 && standing.phases[0] === "in_force";
const page: string = register.render({ agenda: { on: "2025-09-15", until: "2025-12-31" } }, "en");
const question: Question = { responsible: { subject: "champasak", on: "2025-03-15" } };
const answer: Reply = register.ask(question);
if ("errors" in answer) console.log(answer.errors[0]?.message.vi);
if ("standing" in answer) console.log(answer.standing.phases);

const change: Change = {
  revision: 0,
  recorded: "2025-09-16",
  by: "Trần Thị Bình",
  what: { amend: { agreement: "padang-mou-2016", on: "2025-09-15", cites: [{ document: "text" }] } },
};
const next: Register = register.apply(change);
next.apply(JSON.stringify(change)).free();

try {
  register.check();
} catch (error) {
  if (error instanceof HoptacError) {
    for (const { code, path, message } of error.problems) console.log(code, path, message.en, error.help.vi);
  }
}

{
  using kept = Register.parse("{}");
  console.log(kept.toText(), certain, page);
}

const bits: Uint8Array = register.phaseBits({ on: "2025-09-15" });
console.log(bits.filter((set) => set === PHASE_BITS.in_force).length);
const calendar: string = register.render({ agenda: { on: "2025-09-15", until: "2025-12-31" } }, { form: "icalendar", stamp: "20250915T000000Z" });
console.log(calendar);
await loadSlim(new Uint8Array());
const slim: Register = SlimRegister.parse("{}");
slim.free();

// @ts-expect-error slim knows no module of its own
await loadSlim();
// @ts-expect-error a phase that has no bit
console.log(PHASE_BITS.ended);
// @ts-expect-error a form that does not exist
register.render({ check: {} }, { form: "pdf" });
// @ts-expect-error a field that does not exist
register.standing({ agreement: "padang-mou-2016", day: "2024-03-11" });
// @ts-expect-error a field that is missing
register.standing({ agreement: "padang-mou-2016" });
// @ts-expect-error a day is text: a Date would bring a time zone
register.targets({ on: new Date() });
// @ts-expect-error a phase that does not exist
console.log(standing.phases[0] === "in-force");
// @ts-expect-error an answer's field that does not exist
console.log(standing.phase);
// @ts-expect-error a question that does not exist
register.ask({ agendas: { on: "2025-09-15" } });
// @ts-expect-error a verb that does not exist
register.apply({ ...change, what: { erase: { agreement: "padang-mou-2016" } } });
// @ts-expect-error a language that is not spoken
register.render({ agenda: { on: "2025-09-15", until: "2025-12-31" } }, "fr");
// @ts-expect-error a register comes from reading one
new Register();
// @ts-expect-error an error has no such field
console.log(new HoptacError([{ code: "x" }]).pointer);

declare const console: { log(...values: unknown[]): void };
