/** Where do Azure's clouds answer? */
import type { CloudChoice } from "#src/api/index.ts";

/** The addresses of a cloud. */
export type CloudAddresses = {
  readonly name: "commercial" | "usgovernment" | "china" | "custom";
  readonly arm: string;
  readonly authority: string;
  /** Scope of tokens for ARM. */
  readonly tokenScope: string;
};

// Source: Microsoft Learn, "Azure national clouds" and "Azure environments" of the SDK; as of 2026-11.
const known = {
  commercial: ["https://management.azure.com", "https://login.microsoftonline.com"],
  usgovernment: ["https://management.usgovcloudapi.net", "https://login.microsoftonline.us"],
  china: ["https://management.chinacloudapi.cn", "https://login.chinacloudapi.cn"],
} as const;

/** The addresses of `cloud`. */
export function cloudAddresses(cloud: CloudChoice): CloudAddresses {
  if (typeof cloud !== "string") {
    const arm = cloud.arm.replace(/\/+$/, "");
    return {
      name: "custom",
      arm,
      authority: cloud.authority.replace(/\/+$/, ""),
      tokenScope: `${(cloud.audience ?? arm).replace(/\/+$/, "")}/.default`,
    };
  }
  const [arm, authority] = known[cloud];
  return { name: cloud, arm, authority, tokenScope: `${arm}/.default` };
}
