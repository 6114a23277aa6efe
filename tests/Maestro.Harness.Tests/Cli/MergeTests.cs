using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Tests.Sharding;

namespace Maestro.Harness.Tests.Cli;

internal sealed class MergeTests
{
    [Test]
    public async Task The_merged_run_lies_where_out_says_and_the_gate_takes_it_from_there()
    {
        using var folder = new TempFolder();
        foreach (var (name, shard) in new[] { ("one", MergingTests.Of(1, MergingTests.Odd)), ("two", MergingTests.Of(2, MergingTests.Even)) })
        {
            Directory.CreateDirectory(folder.At(name));
            shard.Write(folder.At($"{name}/journal.jsonl"));
        }

        var merged = await CliProcess.RunAsync($"merge {folder.At("one")} {folder.At("two/journal.jsonl")} --out {folder.At("merged")}");
        Assert.That((merged.ExitCode, merged.Errors), Is.EqualTo((1, "")));
        Assert.That(Directory.GetFiles(folder.At("merged")).Select(Path.GetFileName), Is.SupersetOf(["journal.jsonl", "junit.xml", "report.html"]));

        var gate = await CliProcess.RunAsync($"gate --journal {folder.At("merged")}");
        Assert.That((gate.ExitCode, gate.Errors), Is.EqualTo((1, "")), gate.Output);
    }
}
