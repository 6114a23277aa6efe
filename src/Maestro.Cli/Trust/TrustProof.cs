using Maestro.Harness;
using Maestro.Harness.Setup;

namespace Maestro.Cli.Trust;

/// <summary>What one part came to, as it stands in docs/trust.md.</summary>
/// <param name="Source">The hash of the sources that it was measured on.</param>
/// <param name="Commit">What was checked out; empty where nobody knows.</param>
/// <param name="Date">ISO 8601, in UTC.</param>
/// <param name="Minutes">That the measuring took, in the call that ended it.</param>
internal sealed record PartProof(
    string Part, string Shows, bool Held, IReadOnlyList<string> Figures, string Source, string Commit, string Date, double Minutes);

/// <summary>
/// Takes the parts one after the other. What a part came to stays as it is, good or bad, until the sources change or somebody asks for a
/// fresh measurement: a bad figure is not tried again until it is good.
/// </summary>
internal sealed class TrustProof(Settings settings, TimeProvider time, Action<string> told)
{
    private const string Result = "result";

    /// <param name="parts">To be measured.</param>
    /// <param name="fresh">Whether to forget what these parts came to before.</param>
    /// <param name="measured">Told of each part's result.</param>
    /// <exception cref="InputException">The sources changed while a part was measured.</exception>
    public async Task<bool> GoAsync(IReadOnlyList<ITrustPart> parts, bool fresh, Action<PartProof> measured, CancellationToken cancel)
    {
        var held = true;
        foreach (var part in parts)
        {
            var source = ProjectSources.Hash(settings.Root);
            var record = new PartRecord(settings.Root, part.Name, source, Path.Combine(settings.Work, "trust", source, part.Name));
            if (fresh)
            {
                record.Clear();
            }

            var known = record.Find<PartProof>(Result);
            told($"{part.Name}: {(known is null ? part.Shows : "measured before, on the same sources")}");
            var proof = known ?? await MeasureAsync(part, record, source, cancel);
            measured(proof);
            held &= proof.Held;
        }

        return held;
    }

    private async Task<PartProof> MeasureAsync(ITrustPart part, PartRecord record, string source, CancellationToken cancel)
    {
        var commit = await Commits.CurrentAsync(settings.Root, cancel);
        var since = time.GetTimestamp();
        var (held, figures) = await part.MeasureAsync(record, cancel);
        cancel.ThrowIfCancellationRequested();
        if (ProjectSources.Hash(settings.Root) != source)
        {
            throw new InputException($"The sources changed while {part.Name} was measured: it says nothing about either state.", "Start again, and leave them alone meanwhile.");
        }

        var minutes = Math.Round(time.GetElapsedTime(since).TotalMinutes, 1);
        var proof = new PartProof(part.Name, part.Shows, held, figures, source, commit, $"{time.GetUtcNow():yyyy-MM-dd}", minutes);
        record.Keep(Result, proof);
        return proof;
    }
}
