using Maestro.Harness.Mutation;
using Maestro.Harness.Tests.Architecture;
using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Tests.Targets;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Mutation;

/// <summary>A known-bad whose scenarios cannot be run here has neither been caught nor survived, and nothing is run for it.</summary>
internal sealed class NotTriedTests
{
    [Test]
    public async Task It_says_what_is_lacking()
    {
        using var folder = new TempFolder();
        var all = Mutants.Find(Path.Combine(Sources.Root, "fixtures/known-bad"), Sources.Root);
        var bad = all.Where(each => each.Key is "relaxed-durability").ToDictionary();
        var mutants = new Mutants(ProfileFile.Project, folder.Path, "7f3a", 1, TimeProvider.System);
        var reported = new List<MutantResult>();

        var results = await mutants.GoAsync(
            bad, ProfileFile.Reference with { Faults = ["network"] }, new RunVerdict(Verdict.Passed, "7f3a", [], []), _ => { }, reported.Add, CancellationToken.None);

        Assert.That(results, Has.Count.EqualTo(1));
        Assert.That((results[0].Killed, results[0].Survived), Is.EqualTo((false, false)));
        Assert.That(results[0].Lacking, Is.EqualTo("refused: the profile of reference does not list server.answers under `faults`"));
        Assert.That(reported, Is.EqualTo(results));
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
    }
}
