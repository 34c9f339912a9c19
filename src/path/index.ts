export { type Destination, destinationOf, tagOf } from "./destination.ts";
export type * from "./flow.ts";
export type * from "./journey.ts";
export { chosenRoute, routesFrom } from "./routes.ts";
