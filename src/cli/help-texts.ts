/** What `--help` says below the options, in lines of at most 80 columns. */

const EXIT_CODES = `
Exit codes:
  0  within all limits            4  credentials refused or missing
  1  over a limit                 5  judged, but printing or saving failed
  2  your input needs correcting  70 wiplimit itself failed
  3  not everything could be read 130, 143 interrupted`;

const ENVIRONMENT = `
Environment:
  GH_TOKEN, GITHUB_TOKEN (or gh auth login)
  LINEAR_API_KEY or LINEAR_ACCESS_TOKEN
  GITHUB_API_URL, GITHUB_GRAPHQL_URL, LINEAR_API_URL
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY
  SLACK_WEBHOOK_URL, MSTEAMS_WEBHOOK_URL, DISCORD_WEBHOOK_URL,
  WIPLIMIT_WEBHOOK_URL (post)
  WIPLIMIT_HISTORY (instead of the config's history)
  NO_COLOR, FORCE_COLOR, CI, WIPLIMIT_NOW (an ISO instant to take as now)`;

export const PROGRAM_HELP = `
wiplimit alone is wiplimit check; its options are in: wiplimit check --help
${EXIT_CODES}
${ENVIRONMENT}

More: wiplimit help counting | ageing | exit-codes | environment
Try it first, without a token: wiplimit demo`;

export const CHECK_HELP = `
Examples:
  wiplimit                         before standup, in a terminal
  wiplimit --team Payments         one team and its members
  wiplimit check -o json:day.json  in CI: fails on a breach, keeps the verdict
  wiplimit check --save day.json   keep what was read; judge it with --snapshot
${EXIT_CODES}
${ENVIRONMENT}`;

/** Below the help of every command but check. */
export const COMMAND_HELP = `
Exit codes: wiplimit help exit-codes. Environment: wiplimit help environment.`;

export const REPORT_HELP = `
Examples:
  wiplimit report verdict.json
  wiplimit report verdict.json --format markdown -o html:wip.html`;

export const SCHEMA_HELP = `
Examples:
  wiplimit schema config > wiplimit.schema.json
  wiplimit schema verdict`;

export const DEMO_HELP = `
Examples:
  wiplimit demo
  wiplimit demo --format html > wip.html
  wiplimit demo --write try-it`;

export const COMPLETION_HELP = `
Put the line of your shell where it starts from:
  bash        in ~/.bashrc
              eval "$(wiplimit completion bash)"
  zsh         in ~/.zshrc, after compinit
              source <(wiplimit completion zsh)
  PowerShell  in $PROFILE
              wiplimit completion powershell | Out-String | Invoke-Expression
  fish        run it once
    wiplimit completion fish > ~/.config/fish/completions/wiplimit.fish`;
