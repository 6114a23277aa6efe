using System.Text.RegularExpressions;
using Maestro.Harness;
using Maestro.Harness.Setup;

namespace Maestro.Cli;

/// <summary>Allure's own pages, made by its generator from npm; what they would tell others is taken out.</summary>
internal static partial class AllurePages
{
    private const string Package = "tests/report-readers";

    /// <param name="results">The folder of Allure's results.</param>
    /// <param name="folder">What it makes; what is there is replaced.</param>
    /// <exception cref="InputException">The generator could not be fetched, or made nothing.</exception>
    public static async Task GenerateAsync(string results, string folder, Settings settings, Action<string> progress, CancellationToken cancel)
    {
        var fetch = new PrepareStep(
            "readers of reports", Package, ["npm ci --no-audit --no-fund --ignore-scripts"], [$"{Package}/package.json", $"{Package}/package-lock.json"]);
        await new ClientPreparation(settings.Root, settings.Work).PrepareAsync([fetch], progress, cancel);
        var package = Path.Combine(settings.Root, Package);
        var (exitCode, output) = await ChildProcess.ReadAsync(
            "node",
            [Path.Combine(package, "node_modules/allure/cli.js"), "generate", Path.GetFullPath(results), "--config", Path.Combine(package, "allurerc.mjs"), "--output", Path.GetFullPath(folder)],
            package,
            cancel);
        if (exitCode != 0 || !File.Exists(Path.Combine(folder, "index.html")))
        {
            throw new InputException($"Allure's generator ended with {exitCode}.", output.Trim());
        }

        foreach (var page in Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories))
        {
            await File.WriteAllTextAsync(page, Analytics().Replace(await File.ReadAllTextAsync(page, cancel), ""), cancel);
        }
    }

    /// <summary>What a page would fetch from elsewhere.</summary>
    public static IReadOnlyList<string> Foreign(string page) => [.. Fetched().Matches(page).Select(match => match.Value)];

    [GeneratedRegex("""<script[^>]*src="https?://[^>]*></script>|<script[^>]*>(?:(?!</script>).)*gtag\((?:(?!</script>).)*</script>""", RegexOptions.Singleline, 10_000)]
    private static partial Regex Analytics();

    [GeneratedRegex("""<(script|link|img|iframe)[^>]*(src|href)="(https?:)?//[^"]*"|https://www\.googletagmanager[^"']*""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Fetched();
}
