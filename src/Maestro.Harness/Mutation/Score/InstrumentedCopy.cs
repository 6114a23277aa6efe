using System.Text.Json;
using Maestro.Harness.Setup;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Mutation.Score;

/// <summary>One build of the client with all mutants in it, each behind a switch.</summary>
/// <param name="Profile">The target, with this build in the client's place.</param>
/// <param name="Mutants">All, in the order of the files.</param>
/// <param name="State">The sources that the results depend on, but for the scenarios' own, as a hash: client, instrumenter, engine and service.</param>
/// <param name="Folder">The copy's.</param>
public sealed record InstrumentedCopy(Profile Profile, IReadOnlyList<CodeMutant> Mutants, string State, string Folder)
{
    private const int HashLength = 12;

    private static readonly IReadOnlyList<string> Instrumenter =
        [$"{ScoreChoice.Folder}/package.json", $"{ScoreChoice.Folder}/package-lock.json", $"{ScoreChoice.Folder}/instrument.mjs", $"{ScoreChoice.Folder}/modules.yaml"];

    private static readonly IReadOnlyList<string> Judges =
        ["src/Maestro.Harness", "fixtures/sync-stub", "fixtures/targets", "fixtures/monitoring", "docs/runbook.md", Settings.FileName];

    /// <summary>Builds it, once for each state of the client and of the choice of its modules.</summary>
    /// <param name="profile">The target that the client belongs to.</param>
    /// <exception cref="InputException">A file is not there, or the copy does not build.</exception>
    public static async Task<InstrumentedCopy> BuildAsync(
        Settings settings, Profile profile, ScoreChoice choice, Action<string> progress, CancellationToken cancel)
    {
        var packages = new PrepareStep("packages of the instrumenter", ScoreChoice.Folder, ["npm ci --no-audit --no-fund"], Instrumenter);
        await new ClientPreparation(settings.Root, settings.Work).PrepareAsync([.. profile.Prepare ?? [], packages], progress, cancel);

        var build = Hash(settings, [choice.Of, .. Instrumenter]);
        var folder = Path.Combine(settings.Work, "score", build);
        var copy = Path.Combine(folder, "client");
        var list = Path.Combine(folder, "mutants.json");
        if (!File.Exists(list))
        {
            progress("the client with all mutants in it …");
            var made = $"{list}.new";
            var origin = Path.Combine(settings.Root, choice.Of);
            SourceCopy.Write(copy, origin, SourceCopy.Read(origin));
            var instrument = Path.Combine(settings.Root, ScoreChoice.Folder, "instrument.mjs");
            await SourceCopy.RunAsync("The instrumenter failed", ["node", instrument, copy, made, .. choice.Files], copy, cancel);
            await SourceCopy.RunAsync("The instrumented client does not build", ["npm", "run", "build"], copy, cancel);
            File.Move(made, list);
        }

        var mutants = JsonSerializer.Deserialize<CodeMutant[]>(await File.ReadAllTextAsync(list, cancel), JsonSerializerOptions.Web)!;
        var state = Hash(settings, [choice.Of, .. Instrumenter, .. Judges]);
        return new InstrumentedCopy(PartOfTarget.Replace(profile, Part.Builds, copy), mutants, state, folder);
    }

    private static string Hash(Settings settings, IReadOnlyList<string> sources) =>
        SourceHash.Of(new PrepareStep("mutation score", ".", [], sources), settings.Root)[..HashLength];
}
