using Maestro.Harness;
using Maestro.Harness.Setup;

namespace Maestro.Cli.Testing;

/// <summary>Builds the solution and runs its test projects, one after the other.</summary>
internal sealed class DotnetTests(Settings settings, string results, string? filter)
{
    public async Task<TestCounts> RunAsync(CancellationToken cancel)
    {
        string[] arguments =
        [
            "test", "Maestro.E2E.sln", "-c", "Release", "-m:1", "--nologo", "-v", "quiet", "-tl:off",
            "--logger", "trx;LogFilePrefix=dotnet", "--logger", "console;verbosity=minimal",
            "--results-directory", results,
            .. filter is null ? Array.Empty<string>() : ["--filter", filter],
        ];
        var exitCode = await ChildProcess.RunAsync("dotnet", arguments, settings.Root, Console.WriteLine, cancel);
        var files = Directory.GetFiles(results, "*.trx").Select(TrxFile.Read).ToList();
        var counts = files.Aggregate(TestCounts.None, (sum, file) => sum + file.Counts);
        if (exitCode != 0 && counts.Failed == 0)
        {
            Console.WriteLine($"dotnet test: exit code {exitCode} without a failed test: the build failed, or a test host crashed.");
            return counts.WithFailure();
        }

        return filter is not null ? counts : Silent(files).Aggregate(counts, (sum, project) =>
        {
            Console.WriteLine($"{project}: no test was run.");
            return sum.WithFailure();
        });
    }

    /// <summary>Test projects without a result: a project whose adapter is missing runs nothing and says nothing.</summary>
    private IEnumerable<string> Silent(IReadOnlyList<TrxFile> files) =>
        Directory.GetFiles(Path.Combine(settings.Root, "tests"), "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Where(project => !files.Any(file => project.Equals(file.Project, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal);
}
