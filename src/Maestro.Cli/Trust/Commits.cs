using System.Globalization;
using Maestro.Harness;
using Maestro.Harness.Setup;

namespace Maestro.Cli.Trust;

/// <summary>What git knows of the project; nothing where there is no git, or no history.</summary>
internal static class Commits
{
    /// <returns>The first twelve digits of what is checked out; empty where nobody knows.</returns>
    public static async Task<string> CurrentAsync(string root, CancellationToken cancel) =>
        await AskAsync(root, ["rev-parse", "--short=12", "HEAD"], cancel) ?? "";

    /// <returns>How many commits were made since; null where nobody knows.</returns>
    public static async Task<int?> SinceAsync(string root, string commit, CancellationToken cancel) =>
        commit.Length > 0 && await AskAsync(root, ["rev-list", "--count", $"{commit}..HEAD"], cancel) is { } count
            ? int.Parse(count, CultureInfo.InvariantCulture)
            : null;

    private static async Task<string?> AskAsync(string root, string[] arguments, CancellationToken cancel)
    {
        try
        {
            var (exit, said) = await ChildProcess.ReadAsync("git", arguments, root, cancel);
            return exit == 0 ? said : null;
        }
        catch (InputException)
        {
            return null;
        }
    }
}
