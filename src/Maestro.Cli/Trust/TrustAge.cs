using System.Globalization;
using Maestro.Harness;
using Maestro.Harness.Setup;

namespace Maestro.Cli.Trust;

/// <summary>How old the figures of docs/trust.md are. Age fails nothing: the short checks run each time, the long proof when somebody has hours.</summary>
internal static class TrustAge
{
    /// <returns>`trust: measured on 1f2e3d4c5b6a, 3 commits and 2 days ago; stale parts: none`.</returns>
    public static async Task<string> LineAsync(Settings settings, TimeProvider time, CancellationToken cancel)
    {
        var page = Path.Combine(settings.Root, TrustPage.File);
        var proofs = File.Exists(page) ? TrustPage.Read(await File.ReadAllTextAsync(page, cancel)) : [];
        var newest = proofs.MaxBy(proof => proof.Date, StringComparer.Ordinal);
        return Line(
            proofs,
            ProjectSources.Hash(settings.Root),
            newest is null ? null : await Commits.SinceAsync(settings.Root, newest.Commit, cancel),
            DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
    }

    /// <param name="source">The hash of today's sources.</param>
    /// <param name="commits">Since the newest part was measured; null where nobody knows.</param>
    public static string Line(IReadOnlyList<PartProof> proofs, string source, int? commits, DateOnly today)
    {
        if (proofs.MaxBy(proof => proof.Date, StringComparer.Ordinal) is not { } newest)
        {
            return "trust: never measured; ./maestro trust measures it";
        }

        var days = today.DayNumber - DateOnly.ParseExact(newest.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
        var ago = commits is null ? $"{Counted(days, "day")} ago" : $"{Counted(commits.Value, "commit")} and {Counted(days, "day")} ago";
        var stale = TrustParts.Names.Except(proofs.Where(proof => proof.Source == source).Select(proof => proof.Part)).ToList();
        var notHeld = proofs.Where(proof => !proof.Held).Select(proof => proof.Part).ToList();
        return $"trust: measured on {newest.Source}, {ago}; stale parts: {Listed(stale)}{(notHeld.Count == 0 ? "" : $"; did not hold: {Listed(notHeld)}")}";
    }

    private static string Counted(int many, string what) => $"{many} {what}{(many == 1 ? "" : "s")}";

    private static string Listed(IReadOnlyList<string> parts) => parts.Count == 0 ? "none" : string.Join(", ", parts);
}
