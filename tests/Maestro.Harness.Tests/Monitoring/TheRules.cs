using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Monitoring;

/// <summary>The project's alert rules, and promtool to judge them; ignored with the remedy where it cannot be had.</summary>
internal static class TheRules
{
    public static Settings Settings { get; } = Settings.Find(TestContext.CurrentContext.TestDirectory);

    public static string Folder => Path.Combine(Settings.Root, "fixtures", "monitoring");

    public static string File => Path.Combine(Folder, "alerts.yaml");

    public static async Task<string> PromtoolAsync()
    {
        var promtool = new Promtool(Settings);
        await promtool.EnsureAsync(TestContext.Progress.WriteLine, CancellationToken.None);
        if (promtool.Program is null)
        {
            Assert.Ignore($"skipped: no promtool. {promtool.Remedy}");
        }

        return promtool.Program!;
    }
}
