// The addresses of the server. What the library refuses is answered with its problems, in both
// languages; what is stored is answered only once the database has it.

import { getConnInfo } from "@hono/node-server/conninfo";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { HoptacError } from "hoptac";
import { Fault, FAULTS } from "./faults.js";

const LARGEST = 16 * 1024 * 1024;
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * @param registers the registers, of `registers.js`
 * @param signIn who asks, of `sign_in.js`
 * @param page the folder of the page, served to whoever may read
 */
export function application({ registers, signIn, page }) {
  const app = new Hono();
  app.use(secureHeaders());
  app.use(async (context, next) => {
    const address = getConnInfo(context).remote.address ?? "";
    const user = await signIn({ header: (name) => context.req.header(name), address });
    if (!user) throw new Fault(FAULTS.not_signed_in);
    context.set("user", user);
    await next();
  });
  app.use(bodyLimit({ maxSize: LARGEST, onError: () => Promise.reject(new Fault(FAULTS.too_large)) }));

  app.get("/api", async (context) => context.json({ ...context.get("user"), registers: await registers.list() }));

  app.get("/api/registers/:id", (context) =>
    registers.read(idOf(context), (register) => {
      const { revision } = register.history();
      const headers = { "content-type": "application/json; charset=utf-8", etag: `"${revision}"` };
      if (context.req.header("if-none-match") === headers.etag) return context.body(null, 304, headers);
      return context.body(register.toText(), 200, headers);
    }),
  );

  app.put("/api/registers/:id", officer, async (context) => {
    const stored = await registers.create(idOf(context), await context.req.text(), context.get("user").name);
    return context.json(stored, 201);
  });

  /** The changes from a revision on. */
  app.get("/api/registers/:id/changes", (context) =>
    registers.read(idOf(context), (register) => {
      const { history = [] } = register.toJSON();
      return context.json({ revision: history.length, changes: history.slice(Number(context.req.query("since")) || 0) });
    }),
  );

  app.put("/api/registers/:id/changes/:key", officer, async (context) => {
    const key = context.req.param("key");
    if (!KEY.test(key)) throw new Fault(FAULTS.bad_key);
    const change = await jsonOf(context);
    const rebase = context.req.query("rebase") === "yes";
    const by = context.get("user").name;
    const { revision, again } = await registers.append(idOf(context), { key, change, by, rebase });
    return context.json({ revision }, again ? 200 : 201);
  });

  /** Any question of the library, for programs that have no library of their own. */
  app.post("/api/registers/:id/ask", async (context) => {
    const question = await context.req.text();
    return registers.read(idOf(context), (register) =>
      context.body(register.askText(question), 200, { "content-type": "application/json; charset=utf-8" }),
    );
  });

  /** The page's own files of registers, which here are the registers as of now; the header says whose. */
  app.get("/registers/:file{[a-z0-9-]+\\.json}", (context) =>
    registers.read(context.req.param("file").slice(0, -".json".length), (register) =>
      context.body(register.toText(), 200, {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "no-cache",
        "hoptac-api": "../api",
      }),
    ),
  );

  app.all("/api/*", () => Promise.reject(new Fault(FAULTS.unknown_address)));
  app.use(serveStatic({ root: page }));
  app.notFound(() => Promise.reject(new Fault(FAULTS.unknown_address)));
  app.onError((error, context) => {
    if (error instanceof HoptacError) return context.json({ errors: error.problems }, 422);
    if (!(error instanceof Fault)) console.error(error);
    const { status, body } = error instanceof Fault ? error : new Fault(FAULTS.internal);
    if (status === 401) context.header("www-authenticate", 'Basic realm="hoptac", charset="UTF-8"');
    return context.json(body, status);
  });
  return app;
}

/** Whoever records is an officer. */
async function officer(context, next) {
  if (context.get("user").role !== "officer") throw new Fault(FAULTS.not_allowed);
  await next();
}

function idOf(context) {
  const id = context.req.param("id");
  if (!ID.test(id)) throw new Fault(FAULTS.bad_key);
  return id;
}

/** JSON by its type too: a form of another site cannot send that. */
async function jsonOf(context) {
  try {
    if (!context.req.header("content-type")?.startsWith("application/json")) throw new TypeError("not JSON");
    return await context.req.json();
  } catch {
    throw new Fault(FAULTS.not_json);
  }
}
