using Maestro.Cli.Trust;
using Maestro.Harness.Setup;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Trust;

/// <summary>A long proof is measured once for each state of the sources, and one that was stopped goes on where it was.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TrustProofTests
{
    private readonly TempFolder _folder = new();

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public async Task What_was_measured_on_these_sources_is_not_measured_again()
    {
        var part = new Counting(["a"]);
        Assert.That((await GoAsync(part)).Held, Is.True);
        Assert.That((await GoAsync(part)).Held, Is.True);
        Assert.That(part.Done, Is.EqualTo(["a"]));

        Directory.CreateDirectory(_folder.At("scenarios"));
        _folder.Write("scenarios/new.yaml", "title: New");
        await GoAsync(part);
        Assert.That(part.Done, Is.EqualTo(["a", "a"]), "other sources");

        await GoAsync(part, fresh: true);
        Assert.That(part.Done, Is.EqualTo(["a", "a", "a"]), "fresh");
    }

    [Test]
    public async Task What_did_not_hold_stays_so()
    {
        var part = new Counting(["a"]) { Holds = false };
        Assert.That((await GoAsync(part)).Held, Is.False);
        part.Holds = true;
        Assert.That((await GoAsync(part)).Held, Is.False);
    }

    [Test]
    public async Task A_proof_that_was_stopped_goes_on_at_the_piece_where_it_was()
    {
        using var stop = new CancellationTokenSource();
        var part = new Counting(["a", "b", "c"]) { StopsAfter = ("b", stop) };
        Assert.That(() => GoAsync(part, cancel: stop.Token), Throws.InstanceOf<OperationCanceledException>());

        part.StopsAfter = null;
        Assert.That((await GoAsync(part)).Held, Is.True);
        Assert.That(part.Done, Is.EqualTo(["a", "b", "c"]));
    }

    [Test]
    public async Task It_goes_on_where_only_the_record_came_along()
    {
        using var stop = new CancellationTokenSource();
        var part = new Counting(["a", "b"]) { StopsAfter = ("a", stop) };
        Assert.That(() => GoAsync(part, cancel: stop.Token), Throws.InstanceOf<OperationCanceledException>());
        using var other = new TempFolder();
        Directory.CreateDirectory(other.At("docs/trust"));
        File.Copy(_folder.At("docs/trust/counting.json"), other.At("docs/trust/counting.json"));

        part.StopsAfter = null;
        Assert.That((await GoAsync(part, root: other.Path)).Held, Is.True);
        Assert.That(part.Done, Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void A_record_that_does_not_read_is_named_and_stays()
    {
        Directory.CreateDirectory(_folder.At("docs/trust"));
        _folder.Write("docs/trust/counting.json", "{ \"source\": ");
        Assert.That(() => GoAsync(new Counting(["a"])), Throws.TypeOf<InputException>().With.Message.Contains("counting.json does not read"));
        Assert.That(File.ReadAllText(_folder.At("docs/trust/counting.json")), Is.EqualTo("{ \"source\": "));
    }

    [Test]
    public void Sources_that_change_meanwhile_make_the_measurement_worth_nothing()
    {
        Directory.CreateDirectory(_folder.At("scenarios"));
        var part = new Counting(["a"]) { Meanwhile = () => _folder.Write("scenarios/a.yaml", "changed") };
        Assert.That(() => GoAsync(part), Throws.TypeOf<InputException>().With.Message.Contains("The sources changed while counting was measured"));
    }

    [Test]
    public void Words_about_the_project_are_no_sources()
    {
        Directory.CreateDirectory(_folder.At("docs"));
        var before = ProjectSources.Hash(_folder.Path);
        _folder.Write("docs/trust.md", "# Trust");
        _folder.Write("README.md", "# Read me");
        Assert.That(ProjectSources.Hash(_folder.Path), Is.EqualTo(before));
        _folder.Write("docs/runbook.md", "# Runbook");
        Assert.That(ProjectSources.Hash(_folder.Path), Is.Not.EqualTo(before), "scenarios read the runbook");
    }

    [TestCase("Reporting/Words.cs", true)]
    [TestCase("Rehearsal/Score.cs", true)]
    [TestCase("Verdicts/Judge.cs", false)]
    [TestCase("Settings.cs", false)]
    public void What_tells_of_verdicts_decides_none(string file, bool same)
    {
        Directory.CreateDirectory(_folder.At($"src/Maestro.Harness/{Path.GetDirectoryName(file)}"));
        var before = ProjectSources.Hash(_folder.Path);
        _folder.Write($"src/Maestro.Harness/{file}", "changed");
        Assert.That(ProjectSources.Hash(_folder.Path), same ? Is.EqualTo(before) : Is.Not.EqualTo(before));
    }

    private async Task<(bool Held, int Told)> GoAsync(ITrustPart part, bool fresh = false, string? root = null, CancellationToken cancel = default)
    {
        var settings = Settings.Find(AppContext.BaseDirectory) with { Root = root ?? _folder.Path };
        var told = 0;
        var held = await new TrustProof(settings, TimeProvider.System, _ => { }).GoAsync([part], fresh, _ => told++, cancel);
        return (held, told);
    }

    /// <summary>A part of several pieces, each of which is done once.</summary>
    private sealed class Counting(string[] pieces) : ITrustPart
    {
        public List<string> Done { get; } = [];

        public bool Holds { get; set; } = true;

        public (string Piece, CancellationTokenSource Stop)? StopsAfter { get; set; }

        public Action? Meanwhile { get; init; }

        public string Name => "counting";

        public string Shows => "that pieces are counted";

        public async Task<Measured> MeasureAsync(PartRecord record, CancellationToken cancel)
        {
            foreach (var piece in pieces.Where(piece => record.Find<string>(piece) is null))
            {
                cancel.ThrowIfCancellationRequested();
                Done.Add(piece);
                record.Keep(piece, piece);
                await (StopsAfter is { } stops && stops.Piece == piece ? stops.Stop.CancelAsync() : Task.CompletedTask);
            }

            Meanwhile?.Invoke();
            return new Measured(Holds, [$"{pieces.Length} pieces"]);
        }
    }
}
