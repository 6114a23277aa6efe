using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Harness;
using Maestro.Harness.Setup;

namespace Maestro.Cli.Testing;

/// <summary>Runs the reference client's own tests.</summary>
internal sealed class VitestTests(Settings settings, string results, string? filter)
{
    private const string Client = "fixtures/web-client";

    /// <summary>Vitest colours what it prints into a pipe.</summary>
    private static readonly Dictionary<string, string> Plain = new() { ["NO_COLOR"] = "1" };

    private sealed record Summary(int NumPassedTests, int NumFailedTests, int NumPendingTests, int NumTodoTests);

    public async Task<TestCounts> RunAsync(CancellationToken cancel)
    {
        var report = Path.Combine(results, "vitest.json");
        string[] arguments =
        [
            "node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", $"--outputFile.json={report}",
            .. filter is null ? Array.Empty<string>() : ["--testNamePattern", Regex.Escape(filter)],
        ];
        var exitCode = await ChildProcess.RunAsync(
            "node", arguments, Path.Combine(settings.Root, Client), Console.WriteLine, cancel, Plain);
        var counts = File.Exists(report) ? await ReadAsync(report, cancel) : TestCounts.None;
        if (exitCode != 0 && counts.Failed == 0)
        {
            Console.WriteLine($"vitest: exit code {exitCode} without a failed test.");
            return counts.WithFailure();
        }

        if (counts.Total == 0 && filter is null)
        {
            Console.WriteLine("vitest: no test was run.");
            return counts.WithFailure();
        }

        return counts;
    }

    private async Task<TestCounts> ReadAsync(string report, CancellationToken cancel)
    {
        var json = await File.ReadAllTextAsync(report, cancel);
        var summary = JsonSerializer.Deserialize<Summary>(json, JsonSerializerOptions.Web)!;

        // Vitest calls what the filter left out skipped.
        var skipped = filter is null ? summary.NumPendingTests + summary.NumTodoTests : 0;
        return new TestCounts(summary.NumPassedTests, summary.NumFailedTests, skipped);
    }
}
