export { portMessages } from "./port.ts";
