export type Text = { vi: string; en: string };
export type Problem = { code: string; path: string; message: Text; help: Text };
export type Phase = "pending" | "in_force" | "suspended" | "expired" | "terminated" | "superseded";
export type Register = { hoptac: 1; [list: string]: unknown };
export type Question =
  | { standing: { agreement: string; on: string; why?: boolean } }
  | { standings: { on: string } }
  | { responsible: { subject: string; on: string } }
  | { workload: { unit: string; on: string } }
  | { reports: { from: string; until: string; on: string } }
  | { targets: { on: string } }
  | { agenda: { on: string; until?: string } }
  | { timeline: { from: string; until: string } }
  | { check: {} }
  | { find: { text: string } }
  | { render: { question: Question; language: "vi" | "en" } };
export type Answer =
  | { standing: { agreement: string; on: string; phases: Phase[] } }
  | { standings: object }
  | { responsible: object }
  | { workload: object }
  | { reports: object }
  | { targets: object }
  | { agenda: object }
  | { timeline: object }
  | { check: object }
  | { find: object }
  | { render: { text: string } }
  | { errors: Problem[] };
