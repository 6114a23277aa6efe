using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Reporting;

/// <summary>Readers of others' making, in tests/report-readers: Allure's generator, a reader of JUnit's XML, axe.</summary>
internal static class ReportReaders
{
    private const string Package = "tests/report-readers";

    private static readonly Settings Settings = Settings.Find(AppContext.BaseDirectory);

    public static string Folder => Path.Combine(Settings.Root, Package);

    /// <summary>Its packages are there.</summary>
    public static Task PrepareAsync() => new ClientPreparation(Settings.Root, Settings.Work).PrepareAsync(
        [new PrepareStep("readers of reports", Package, ["npm ci --no-audit --no-fund --ignore-scripts"], [$"{Package}/package.json", $"{Package}/package-lock.json"])],
        _ => { },
        CancellationToken.None);

    /// <returns>What the script printed.</returns>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        await PrepareAsync();
        var (exitCode, output) = await ChildProcess.ReadAsync("node", [Path.Combine(Folder, script), .. arguments], Folder, CancellationToken.None);
        Assert.That(exitCode, Is.Zero, output);
        return output;
    }
}
