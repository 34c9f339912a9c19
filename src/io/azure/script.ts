/** Which script lets a person without a connection read the same from Cloud Shell, into a folder that the program reads? */
import {
  type ChildRow,
  childRows,
  namedSubscriptions,
  queryOf,
  readScopes,
  type Scope,
  sweepRows,
} from "#src/azure/plan/index.ts";

export type Shell = "bash" | "powershell";

const listed = (type: string) =>
  `resourcecontainers | where type in~ ('${type}') | project id, name, type, subscriptionId, tenantId, properties | order by id asc`;
const SUBSCRIPTIONS = listed("microsoft.resources/subscriptions");
const GROUPS = listed("microsoft.resources/subscriptions/resourcegroups");

/** Queries of what is read, by the name of their files. */
const queries = (scope: Scope): readonly (readonly [name: string, query: string])[] => [
  ["wanted", SUBSCRIPTIONS],
  ...(scope.is === "resource-groups" ? [["groups", GROUPS] as const] : []),
  ...sweepRows.map((row) => [row.kind.replaceAll(" ", "-"), queryOf(row, scope)] as const),
];

function scopeWords(scope: Scope): readonly string[] {
  if (scope.is === "management-groups") return ["--management-groups", ...scope.names];
  const ids = namedSubscriptions(scope);
  return ids.length > 0 ? ["--subscriptions", ...ids] : [];
}

/** The groups that are read, as lower-case ids; empty when all are. */
const groupIds = (scope: Scope) => (scope.is === "resource-groups" ? readScopes(scope, []) : []);

/** The rows whose documents every parent has; the others would only answer with errors. */
const children = childRows.filter((row) => row.only !== "uniform-scale-set");

/** A short script that asks with `az` what a collection would ask; Reader is enough, and nothing is changed. */
export function collectScript(scope: Scope, shell: Shell): string {
  return shell === "bash" ? bash(scope) : powershell(scope);
}

/** A text for bash: in double quotes where it means nothing there, since queries hold single ones. */
const quoted = (text: string) =>
  /["$`\\!]/.test(text) || !text.includes("'") ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`;

function bash(scope: Scope): string {
  const child = (row: ChildRow) =>
    `children ${row.parent} ${row.path} ${row.versions[0]} ${row.type}`;
  return `#!/usr/bin/env bash
# Reads what Split Horizon needs from Azure into a folder. Reader is enough; nothing is changed.
# In Cloud Shell: bash collect.sh [folder]   Then download <folder>.zip and open the folder.
set -u
export AZURE_EXTENSION_USE_DYNAMIC_INSTALL=yes_without_prompt # Resource Graph's commands may have to be fetched.
out=\${1:-split-horizon-export}
mkdir -p "$out"

# What is not read is written down too, so that it is never taken for absent.
lost() { # scope, type, reason where it is no error
  local why=\${3:-failed}
  if [ $# -lt 3 ] && grep -qiE 'AuthorizationFailed|Forbidden|does not have authorization' "$out/error.txt"; then why=refused; fi
  jq -n --arg scope "$1" --arg type "$2" --arg why "$why" \\
    '{format:"split-horizon.snapshot/1",takenAt:"",documents:[],gaps:[{scope:$scope,type:$type,why:$why,right:"Reader"}]}' \\
    > "$out/lost-$(printf %s "$1$2" | cksum | cut -d' ' -f1).json"
}

# One query of Resource Graph, all pages.
graph() { # name, query
  local page=0 token='' file
  while :; do
    file="$out/graph-$1-$page.json"
    if ! az graph query --graph-query "$2" --first 1000 \${token:+--skip-token "$token"} \${scope[@]+"\${scope[@]}"} --output json > "$file" 2> "$out/error.txt"; then
      rm -f "$file"; echo "not read: $1" >&2
      for type in $(printf %s "$2" | grep -oi "'microsoft[^']*'" | tr -d "'"); do lost "" "$type"; done
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
  ids graph | jq -r --arg type "$1" 'select((.type | ascii_downcase) == $type) | .id' | sort -u |
    while IFS= read -r id; do arm "$id/$2?api-version=$3" "$id" "$4" < /dev/null; done
}
ids() { jq -c '.data[] | {id, type}' "$out/$1"-*.json 2> /dev/null; } # of the files with this beginning
names() { ids "$1" | jq -r '.id | ascii_downcase' | sort -u; }

scope=()
graph subscriptions ${quoted(SUBSCRIPTIONS)}
scope=(${scopeWords(scope).map(quoted).join(" ")})
${queries(scope)
  .map(([name, query]) => `graph ${name} ${quoted(query)}`)
  .join("\n")}

${children.map(child).join("\n")}

# What is there but was not asked for.
${
  groupIds(scope).length === 0
    ? ""
    : `printf '%s\\n' ${groupIds(scope).map(quoted).join(" ")} > "$out/groups.txt"
names graph-groups | grep -vxFf "$out/groups.txt" | while IFS= read -r id; do lost "$id" '*' not-collected; done
rm -f "$out/groups.txt"
`
}names graph-wanted > "$out/wanted.txt"
names graph-subscriptions | grep -vxFf "$out/wanted.txt" | while IFS= read -r id; do lost "$id" '*' not-collected; done

# Who lacks Reader on a subscription gets short lists without a word: such subscriptions are marked.
while IFS= read -r id; do
  az rest --method get --url "$id/providers/Microsoft.Authorization/permissions?api-version=2022-04-01" --output json < /dev/null 2> "$out/error.txt" |
    jq -e '[.value[] | select((.actions | index("*") or index("*/read")) and (.notActions | all(test("/(delete|write|action)$"; "i"))))] | length > 0' > /dev/null ||
    lost "$id" '*' refused
done < "$out/wanted.txt"

rm -f "$out/error.txt" "$out/wanted.txt"
command -v zip > /dev/null && zip -qr "$out.zip" "$out"
echo "Done: $out"
`;
}

function powershell(scope: Scope): string {
  const text = (value: string) =>
    /["$`]/.test(value) || !value.includes("'") ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
  const child = (row: ChildRow) =>
    `Read-Children ${text(row.parent)} ${text(row.path)} ${text(row.versions[0] ?? "")} ${text(row.type)}`;
  return `# Reads what Split Horizon needs from Azure into a folder. Reader is enough; nothing is changed.
# In Cloud Shell: ./collect.ps1 [folder]   Then download the folder and open it.
param([string]$Out = 'split-horizon-export')
$env:AZURE_EXTENSION_USE_DYNAMIC_INSTALL = 'yes_without_prompt' # Resource Graph's commands may have to be fetched.
New-Item -ItemType Directory -Force $Out | Out-Null
$n = 0

function Save($Json, $Name) {
  $script:n += 1
  $Json | Set-Content "$Out/$Name-$n.json"
}

# What is not read is written down too, so that it is never taken for absent.
function Write-Lost($Scope, $Type, $Why) {
  $gap = @{ scope = $Scope; type = $Type; why = $Why; right = 'Reader' }
  $lost = @{ format = 'split-horizon.snapshot/1'; takenAt = ''; documents = @(); gaps = @($gap) }
  Save ($lost | ConvertTo-Json -Depth 5) 'lost'
}

# One query of Resource Graph, all pages.
function Read-Graph($Name, $Query) {
  $token = @()
  do {
    $json = az graph query --graph-query $Query --first 1000 @token @scope --output json
    if ($LASTEXITCODE -ne 0) {
      foreach ($type in [regex]::Matches($Query, "'(microsoft[^']+)'")) { Write-Lost '' $type.Groups[1].Value 'failed' }
      return
    }
    Save $json "graph-$Name"
    $next = ($json | ConvertFrom-Json).skip_token
    $token = @('--skip-token', $next)
  } while ($next)
}

# What Resource Graph told, of the files with this beginning.
function Get-Rows($Name) {
  Get-ChildItem "$Out/$Name-*.json" | ForEach-Object { (Get-Content -Raw $_ | ConvertFrom-Json).data }
}

# What stands below each resource of a type, which Resource Graph does not hold.
function Read-Children($Parent, $Path, $Version, $Type) {
  $ids = Get-Rows 'graph' | Where-Object { $_.type -eq $Parent } | ForEach-Object { $_.id } | Sort-Object -Unique
  foreach ($id in $ids) {
    $url = "$id/$($Path)?api-version=$Version"
    while ($url) {
      $json = az rest --method get --url $url --output json
      if ($LASTEXITCODE -ne 0) { Write-Lost $id $Type 'failed'; break }
      Save $json 'arm'
      $url = ($json | ConvertFrom-Json).nextLink
    }
  }
}

$scope = @()
Read-Graph 'subscriptions' ${text(SUBSCRIPTIONS)}
$scope = @(${scopeWords(scope).map(text).join(", ")})
${queries(scope)
  .map(([name, query]) => `Read-Graph ${text(name)} ${text(query)}`)
  .join("\n")}

${children.map(child).join("\n")}

# What is there but was not asked for.
${
  groupIds(scope).length === 0
    ? ""
    : `$groups = @(${groupIds(scope).map(text).join(", ")})
foreach ($row in Get-Rows 'graph-groups') { if ($groups -notcontains $row.id) { Write-Lost $row.id '*' 'not-collected' } }
`
}$wanted = @(Get-Rows 'graph-wanted' | ForEach-Object { $_.id })
foreach ($row in Get-Rows 'graph-subscriptions') { if ($wanted -notcontains $row.id) { Write-Lost $row.id '*' 'not-collected' } }

# Who lacks Reader on a subscription gets short lists without a word: such subscriptions are marked.
foreach ($id in $wanted) {
  $url = "$id/providers/Microsoft.Authorization/permissions?api-version=2022-04-01"
  $mine = (az rest --method get --url $url --output json | ConvertFrom-Json).value
  $whole = $mine | Where-Object { ($_.actions -contains '*' -or $_.actions -contains '*/read') -and -not ($_.notActions -notmatch '/(delete|write|action)$') }
  if (-not $whole) { Write-Lost $id '*' 'refused' }
}
Write-Output "Done: $Out"
`;
}
