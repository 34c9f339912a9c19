export type { Plan, PlanLine, PlanOptions, Scope } from "#src/azure/plan/index.ts";
export { callNames, isCallName } from "./call-names.ts";
export type * from "./calls.ts";
export type * from "./collector.ts";
export { createApi } from "./create-api.ts";
export type { FileOut, MenuEntry, MenuPart, Saved, Shown } from "./desktop.ts";
export { fileOutIn, menuIn, shownIn } from "./desktop-read.ts";
export type { ExportPort } from "./export-port.ts";
export { apiOver, type Port, serve } from "./port.ts";
export {
  type MainPort,
  overMainPort,
  overPagePort,
  overSocket,
  overThread,
  type PagePort,
  type SocketLike,
  type ThreadPort,
} from "./ports.ts";
export type * from "./ticket-reply.ts";
