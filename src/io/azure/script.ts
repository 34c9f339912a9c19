/** Which script lets a person without a connection read the same from Cloud Shell, into a folder that the program reads? */
import { type ChildRow, childRows, queryOf, type Scope, sweepRows } from "#src/azure/plan/index.ts";

export type Shell = "bash" | "powershell";

const SUBSCRIPTIONS =
  "resourcecontainers | where type in~ ('microsoft.resources/subscriptions') | project id, name, type, subscriptionId, tenantId, properties | order by id asc";

/** Queries by the name of their files. */
function queries(scope: Scope): readonly (readonly [name: string, query: string])[] {
  return [
    ["subscriptions", SUBSCRIPTIONS],
    ...sweepRows.map((row) => [row.kind.replaceAll(" ", "-"), queryOf(row, scope)] as const),
  ];
}

function scopeWords(scope: Scope): readonly string[] {
  if (scope.is === "management-groups") return ["--management-groups", ...scope.names];
  if (scope.is === "subscriptions") return ["--subscriptions", ...scope.ids];
  if (scope.is === "resource-groups")
    return ["--subscriptions", ...new Set(scope.groups.map((group) => group.subscription))];
  return [];
}

/** The rows whose documents every parent has; the others would only answer with errors. */
const children = childRows.filter((row) => row.only !== "uniform-scale-set");

/** A short script that asks with `az` what a collection would ask; Reader is enough, and nothing is changed. */
export function collectScript(scope: Scope, shell: Shell): string {
  return shell === "bash" ? bash(scope) : powershell(scope);
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function bash(scope: Scope): string {
  const child = (row: ChildRow) =>
    `children ${row.parent} ${row.path} ${row.versions[0]} ${row.type}`;
  return `#!/usr/bin/env bash
# Reads what Split Horizon needs from Azure into a folder. Reader is enough; nothing is changed.
# In Cloud Shell: bash collect.sh [folder]   Then download <folder>.zip and open the folder.
set -u
out=\${1:-split-horizon-export}
scope=(${scopeWords(scope).map(quoted).join(" ")})
mkdir -p "$out"

# What could not be read is written down too, so that it is never taken for absent.
lost() { # scope, type
  if grep -qiE 'AuthorizationFailed|Forbidden|does not have authorization' "$out/error.txt"; then why=refused; else why=failed; fi
  jq -n --arg scope "$1" --arg type "$2" --arg why "$why" \\
    '{format:"split-horizon.snapshot/1",takenAt:"",documents:[],gaps:[{scope:$scope,type:$type,why:$why,right:"Reader"}]}' \\
    > "$out/lost-$(printf %s "$1$2" | cksum | cut -d' ' -f1).json"
}

# One query of Resource Graph, all pages.
graph() { # name, query
  local page=0 token='' file
  while :; do
    file="$out/graph-$1-$page.json"
    if ! az graph query --graph-query "$2" --first 1000 \${token:+--skip-token "$token"} "\${scope[@]}" --output json > "$file" 2> "$out/error.txt"; then
      rm -f "$file"; echo "not read: $1" >&2
      for type in $(printf %s "$2" | grep -o "'[^']*'" | tr -d "'"); do lost "" "$type"; done
      return
    fi
    token=$(jq -r '.skip_token // empty' "$file")
    [ -n "$token" ] || return
    page=$((page + 1))
  done
}

# One address of Azure Resource Manager, all pages.
arm() { # address, scope, type
  local next=$1 page=0 name file
  name=$(printf %s "$1" | cksum | cut -d' ' -f1)
  while [ -n "$next" ]; do
    file="$out/arm-$name-$page.json"
    if ! az rest --method get --url "$next" --output json > "$file" 2> "$out/error.txt"; then
      rm -f "$file"; lost "$2" "$3"; return
    fi
    next=$(jq -r '.nextLink // empty' "$file")
    page=$((page + 1))
  done
}

# What stands below each resource of a type, which Resource Graph does not hold.
children() { # parent type, path, api-version, type
  jq -r --arg type "$1" '.data[] | select((.type | ascii_downcase) == $type) | .id' "$out"/graph-*.json | sort -u |
    while IFS= read -r id; do arm "$id/$2?api-version=$3" "$id" "$4" < /dev/null; done
}

${queries(scope)
  .map(([name, query]) => `graph ${name} ${quoted(query)}`)
  .join("\n")}

${children.map(child).join("\n")}

# Who lacks Reader on a subscription gets short lists without a word: such subscriptions are marked.
jq -r '.data[].subscriptionId' "$out"/graph-subscriptions-*.json | sort -u | while IFS= read -r id; do
  az rest --method get --url "/subscriptions/$id/providers/Microsoft.Authorization/permissions?api-version=2022-04-01" --output json < /dev/null 2> "$out/error.txt" |
    jq -e '[.value[] | select((.actions | index("*") or index("*/read")) and (.notActions | all(test("/(delete|write|action)$"; "i"))))] | length > 0' > /dev/null ||
    { echo AuthorizationFailed > "$out/error.txt"; lost "/subscriptions/$id" '*'; }
done

rm -f "$out/error.txt"
command -v zip > /dev/null && zip -qr "$out.zip" "$out"
echo "Done: $out"
`;
}

function powershell(scope: Scope): string {
  const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
  const child = (row: ChildRow) =>
    `Read-Children ${text(row.parent)} ${text(row.path)} ${text(row.versions[0] ?? "")} ${text(row.type)}`;
  return `# Reads what Split Horizon needs from Azure into a folder. Reader is enough; nothing is changed.
# In Cloud Shell: ./collect.ps1 [folder]   Then download the folder and open it.
param([string]$Out = 'split-horizon-export')
$scope = @(${scopeWords(scope).map(text).join(", ")})
New-Item -ItemType Directory -Force $Out | Out-Null
$n = 0

# What could not be read is written down too, so that it is never taken for absent.
function Write-Lost($Scope, $Type, $Why) {
  $gap = @{ scope = $Scope; type = $Type; why = $Why; right = 'Reader' }
  @{ format = 'split-horizon.snapshot/1'; takenAt = ''; documents = @(); gaps = @($gap) } |
    ConvertTo-Json -Depth 5 | Set-Content "$Out/lost-$($script:n++).json"
}

# One query of Resource Graph, all pages.
function Read-Graph($Name, $Query) {
  $token = @()
  do {
    $json = az graph query --graph-query $Query --first 1000 @token @scope --output json
    if ($LASTEXITCODE -ne 0) {
      foreach ($type in [regex]::Matches($Query, "'([^']+)'")) { Write-Lost '' $type.Groups[1].Value 'failed' }
      return
    }
    $json | Set-Content "$Out/graph-$Name-$($script:n++).json"
    $next = ($json | ConvertFrom-Json).skip_token
    $token = @('--skip-token', $next)
  } while ($next)
}

# What stands below each resource of a type, which Resource Graph does not hold.
function Read-Children($Parent, $Path, $Version, $Type) {
  $rows = Get-ChildItem "$Out/graph-*.json" | ForEach-Object { (Get-Content -Raw $_ | ConvertFrom-Json).data }
  $ids = $rows | Where-Object { $_.type -eq $Parent } | ForEach-Object { $_.id } | Sort-Object -Unique
  foreach ($id in $ids) {
    $url = "$id/$($Path)?api-version=$Version"
    while ($url) {
      $json = az rest --method get --url $url --output json
      if ($LASTEXITCODE -ne 0) { Write-Lost $id $Type 'failed'; break }
      $json | Set-Content "$Out/arm-$($script:n++).json"
      $url = ($json | ConvertFrom-Json).nextLink
    }
  }
}

${queries(scope)
  .map(([name, query]) => `Read-Graph ${text(name)} ${text(query)}`)
  .join("\n")}

${children.map(child).join("\n")}

# Who lacks Reader on a subscription gets short lists without a word: such subscriptions are marked.
foreach ($file in Get-ChildItem "$Out/graph-subscriptions-*.json") {
  foreach ($row in (Get-Content -Raw $file | ConvertFrom-Json).data) {
    $url = "/subscriptions/$($row.subscriptionId)/providers/Microsoft.Authorization/permissions?api-version=2022-04-01"
    $mine = (az rest --method get --url $url --output json | ConvertFrom-Json).value
    $whole = $mine | Where-Object { ($_.actions -contains '*' -or $_.actions -contains '*/read') -and -not ($_.notActions -notmatch '/(delete|write|action)$') }
    if (-not $whole) { Write-Lost "/subscriptions/$($row.subscriptionId)" '*' 'refused' }
  }
}
Write-Output "Done: $Out"
`;
}
