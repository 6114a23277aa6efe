using Maestro.Harness.Setup;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli;

internal sealed class CompletionTests
{
    [TestCase("./maestro run operation/gr", "operation/green-online.yaml")]
    [TestCase("maestro run op", "operation/")]
    [TestCase("maestro validate scenarios/op", "scenarios/operation/green-online.yaml")]
    [TestCase("maestro target check op", "operation/")]
    [TestCase("maestro run --tag sm", "smoke")]
    [TestCase("maestro gate --claim RCP", "RCP-1")]
    [TestCase("maestro new scenario x --fault network.off", "network.offline")]
    [TestCase("maestro run --target fix", "fixtures/targets/reference.yaml")]
    [TestCase("maestro rehearse off", "offline")]
    [TestCase("maestro mutants allowlist-by-p", "allowlist-by-prefix")]
    [TestCase("maestro trust ben", "benchmark")]
    [TestCase("maestro evidence network.off", "network.offline")]
    [TestCase("maestro run --only", "--only-changed")]
    [TestCase("maestro compl", "completion")]
    [TestCase("maestro completion ", "zsh")]
    public async Task A_word_is_completed(string line, string word)
    {
        using var process = CliProcess.Start([$"[suggest:{line.Length}]", line]);
        var (exitCode, output, errors) = await CliProcess.EndAsync(process);
        Assert.That((exitCode, errors), Is.EqualTo((0, "")));
        Assert.That(output.Split('\n'), Has.Some.EqualTo(word));
    }

    [Test]
    public async Task Bash_completes_by_the_script()
    {
        using var folder = new TempFolder();
        var maestro = folder.WriteScript("maestro", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "maestro.dll")}' \"$@\"");
        const string line = "maestro run operation/gr";
        var test = $"""
            set -u
            source <('{maestro}' completion bash)
            complete -p maestro
            COMP_LINE='{line}' COMP_POINT={line.Length} COMP_WORDS=({line}) COMP_CWORD=2
            _maestro '{maestro}' operation/gr run
            printf '%s\n' "{"${COMPREPLY[@]}"}"
            """;
        var (exitCode, output) = await ChildProcess.ReadAsync("bash", ["-c", test], folder.Path, CancellationToken.None);
        Assert.That((exitCode, output), Is.EqualTo((0, "complete -o default -F _maestro maestro\noperation/green-online.yaml")));
    }

    [TestCase("zsh", "compdef _maestro maestro")]
    [TestCase("fish", "complete -c maestro ")]
    [TestCase("pwsh", "Register-ArgumentCompleter -Native -CommandName maestro")]
    public async Task Other_shells_have_theirs(string shell, string line)
    {
        var (exitCode, output, errors) = await CliProcess.RunAsync($"completion {shell}");
        Assert.That((exitCode, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.StartWith("# In ").And.Contain(line).And.Contain("[suggest:"));
    }
}
