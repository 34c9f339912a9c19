/** Which address prefixes Azure's service tags stand for, as Microsoft's weekly file or the API told them. */

/** One tag: a service, or a service in one region. */
export type ServiceTag = {
  /** As Microsoft writes it: `Storage.WestEurope`. */
  readonly name: string;
  /** Short name of the region in lower case (`westeurope`); "" for a tag of all regions. */
  readonly region: string;
  /** `AzureStorage`, `AzureSQL` …; "" when not told. */
  readonly systemService: string;
  readonly prefixes: readonly string[];
};

export type ServiceTags = {
  /** Where they come from: a file's name, `built-in`. */
  readonly source: string;
  /** ISO date of the list; "" when nobody told. */
  readonly asOf: string;
  /** `Public`, `AzureGovernment`, `AzureChina`; "" when not told. */
  readonly cloud: string;
  /** Microsoft's running number of the list; "" when not told. */
  readonly changeNumber: string;
  /** Whether it holds every tag: a tag that is missing from a complete list does not exist. */
  readonly complete: boolean;
  /** Sorted by name. */
  readonly tags: readonly ServiceTag[];
};
