using System.CommandLine;

namespace Maestro.Cli.Commands;

/// <summary>`maestro completion SHELL`: prints what makes a shell complete the command's words.</summary>
internal sealed class CompletionCommand : CliCommand
{
    /// <summary>Each asks the command itself, by `[suggest:CURSOR] LINE`, which answers one word a line.</summary>
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # In ~/.bashrc:  source <(/path/to/maestro completion bash)
            _maestro() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$("$1" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
              [[ ${#COMPREPLY[@]} -eq 1 && $COMPREPLY == */ ]] && compopt -o nospace
              return 0
            }
            complete -o default -F _maestro maestro ./maestro
            """,
        ["zsh"] = """
            # In ~/.zshrc, after compinit:  source <(/path/to/maestro completion zsh)
            _maestro() {
              local line="${(j: :)words[1,CURRENT]}"
              local -a found=("${(@f)$($words[1] "[suggest:${#line}]" "$line" 2>/dev/null)}")
              [[ -n $found ]] || { _files; return }
              compadd -S '' -- ${(M)found:#*/}
              compadd -- ${found:#*/}
            }
            compdef _maestro maestro
            """,
        ["fish"] = """
            # In ~/.config/fish/config.fish:  /path/to/maestro completion fish | source
            function __maestro_words
                set -l line (commandline -cp)
                set -l typed (commandline -po)
                set -l words ($typed[1] "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
                if test -n "$words"
                    printf '%s\n' $words
                else
                    __fish_complete_path (commandline -ct)
                end
            end
            complete -c maestro -f -a '(__maestro_words)'
            """,
        ["pwsh"] = """
            # In $PROFILE:  /path/to/maestro completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName maestro, maestro.cmd -ScriptBlock {
                param($word, $line, $cursor)
                & $line.CommandElements[0].Value "[suggest:$cursor]" "$line" 2>$null |
                    Where-Object { $_.StartsWith($word) } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh, fish or pwsh." };

    public CompletionCommand() : base("completion", "Print what makes a shell complete commands, options, scenarios, tags, claims and incidents.")
    {
        _shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Add(_shell);
    }

    protected override Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        Console.Out.Write(Scripts[parsed.GetValue(_shell)!] + "\n");
        return Task.FromResult(ExitCode.Passed);
    }
}
