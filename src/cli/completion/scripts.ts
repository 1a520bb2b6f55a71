import type { Shell } from './shell.ts';

// Each script asks `wiplimit completion SHELL -- …` and never evaluates what comes back: names are made up by others.
// The program comes from PATH, never from the folder, whose files a Tab must not run.

const BASH = `# Completion of wiplimit for bash. Put into ~/.bashrc: eval "$(wiplimit completion bash)"
_wiplimit() {
  local kind='' line
  COMPREPLY=()
  {
    IFS= read -r kind
    while IFS= read -r line; do COMPREPLY+=("$line"); done
  } < <(command wiplimit completion bash -- "\${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
  case $kind in
    files) compopt -o default -o bashdefault 2>/dev/null ;;
    open) compopt -o nospace 2>/dev/null ;;
  esac
}
complete -F _wiplimit wiplimit
`;

const ZSH = `#compdef wiplimit
# Completion of wiplimit for zsh. Put into ~/.zshrc, after compinit: source <(wiplimit completion zsh)
_wiplimit() {
  local -a lines values shown space
  local line kind
  lines=("\${(@f)$(command wiplimit completion zsh -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  kind=\${lines[1]}
  if [[ $kind == files ]]; then
    compset -P '*[=:]'
    _files
    return
  fi
  for line in "\${(@)lines[2,-1]}"; do
    values+=("\${line%%$'\\t'*}")
    shown+=("\${\${line%$'\\t'}//$'\\t'/  -- }")
  done
  [[ $kind == open ]] && space=(-S '')
  (( \${#values} )) && compadd "\${space[@]}" -l -d shown -a values
}
if [[ \${funcstack[1]} == _wiplimit ]]; then _wiplimit "$@"; else compdef _wiplimit wiplimit; fi
`;

const FISH = `# Completion of wiplimit for fish. Run once: wiplimit completion fish > ~/.config/fish/completions/wiplimit.fish
function __wiplimit_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct | string unescape 2>/dev/null)
    set -q current[1]; or set current (commandline -ct)
    set -l lines (command wiplimit completion fish -- $words[2..-1] "$current" 2>/dev/null)
    if test "$lines[1]" = files
        __fish_complete_path "$current"
    else if set -q lines[2]
        printf '%s\\n' $lines[2..-1]
    end
end
complete -c wiplimit -e
complete -c wiplimit -f -k -a '(__wiplimit_complete)'
`;

const POWERSHELL = `# Completion of wiplimit for PowerShell. Put into $PROFILE:
#   wiplimit completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName wiplimit -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @(
        $commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
            ForEach-Object {
                if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
                else { $_.Extent.Text }
            }
    )
    # An empty argument would get lost on its way, so the last one never is: the program takes the sign off.
    $words += '=' + ($wordToComplete -replace '^[''"]', '')
    $program = Get-Command wiplimit -CommandType Application, ExternalScript -ErrorAction SilentlyContinue |
        Select-Object -First 1
    if ($null -eq $program) { return }
    $lines = @(& $program completion powershell -- @words 2>$null)
    if ($lines.Count -eq 0 -or $lines[0] -eq 'files') { return }
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $text, $shown, $hint = $_ -split "\`t", 3
        [System.Management.Automation.CompletionResult]::new($text, $shown, 'ParameterValue', $hint)
    }
}
`;

/** What a shell runs to complete wiplimit. */
export const SCRIPTS = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
  powershell: POWERSHELL,
} satisfies Record<Shell, string>;
