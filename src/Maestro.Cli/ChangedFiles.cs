using Maestro.Harness;
using Maestro.Harness.Setup;

namespace Maestro.Cli;

/// <summary>Which files of the project git says were changed.</summary>
internal static class ChangedFiles
{
    /// <param name="root">The project's root folder; its repository may begin above it.</param>
    /// <param name="reference">A commit, branch or tag: what was changed since this work and it parted counts too. Null: what is not committed.</param>
    /// <returns>Paths from the root, with `/`: what was changed or deleted, and what git neither knows nor ignores.</returns>
    /// <exception cref="InputException">There is no git, no repository, or no such commit.</exception>
    public static async Task<IReadOnlySet<string>> SinceAsync(string root, string? reference, CancellationToken cancel)
    {
        if (Executables.Find("git") is null)
        {
            throw new InputException("--only-changed asks git what was changed, and there is no git on the search path.", "Install git, or choose by paths or --tag.");
        }

        Task<IReadOnlyList<string>> AskAsync(string problem, string remedy, params IReadOnlyList<string> arguments) => LinesAsync(root, arguments, problem, remedy, cancel);

        await AskAsync("git reads no repository here.", "Choose by paths or --tag.", "rev-parse", "--show-prefix");
        var from = await AskAsync("There is no commit yet to compare with.", "Commit first, or choose by paths or --tag.", "rev-parse", "--verify", "--quiet", "HEAD^{commit}");
        if (reference is not null)
        {
            const string remedy = "Name a branch, tag or commit; a path stands before the option: ./maestro run PATH --only-changed";
            var named = await AskAsync($"'{reference}' is no commit that git knows.", remedy, "rev-parse", "--verify", "--quiet", $"{reference}^{{commit}}");
            from = await AskAsync($"'{reference}' and this work have no commit in common.", "Fetch the history up to it: git fetch --unshallow", "merge-base", named[0], "HEAD");
        }

        var changed = await AskAsync("git does not compare.", "Mend what it says.", "-c", "core.quotePath=false", "diff", "--name-only", "--no-renames", "--relative", from[0]);
        var unknown = await AskAsync("git does not list.", "Mend what it says.", "-c", "core.quotePath=false", "ls-files", "--others", "--exclude-standard");
        return changed.Concat(unknown).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether verdicts can depend on a file.</summary>
    /// <param name="file">By its path from the root, with `/`.</param>
    public static bool Counts(string file) => ProjectSources.Counted.Any(source => file == source || file.StartsWith(source + "/", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<string>> LinesAsync(
        string root, IReadOnlyList<string> arguments, string problem, string remedy, CancellationToken cancel)
    {
        var (exit, said) = await ChildProcess.ReadAsync("git", arguments, root, cancel);
        return exit == 0 ? said.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InputException(
            $"--only-changed asks git what was changed, and cannot. {problem}{(said.Length > 0 ? $" It says: {said.Split('\n')[0]}" : "")}", remedy);
    }
}
