using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.Architecture;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.History;

/// <summary>
/// A stored journal of a real run, cut at every line and at every byte of its last lines, as a kill leaves it: what had ended keeps its
/// verdict, and nothing else passes, or fails where the whole of it passes. It was written by
/// <c>./maestro run operation/green-online.yaml playbooks/offline/reload-and-drain.yaml cut-failing.local.yaml cut-unknown.local.yaml</c>, of which the
/// last two expect a second effect, and execute in a page that is not open; then the requests for the page itself were taken out.
/// </summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class CutJournalTests
{
    private const int LastLines = 3;

    private static readonly string Stored = Path.Combine(Sources.Root, "tests/Maestro.Harness.Tests/History/cut.jsonl");
    private static readonly byte[] Bytes = File.ReadAllBytes(Stored);
    private static readonly RunVerdict Whole = Judge.Run(Journal.Read(Stored));

    private JournalFile _file = null!;

    /// <summary>Where each line ends, in bytes.</summary>
    private static IReadOnlyList<int> Ends { get; } = [.. Bytes.Index().Where(each => each.Item == '\n').Select(each => each.Index + 1)];

    [SetUp]
    public void CreateFile() => _file = new JournalFile();

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [Test]
    public void The_whole_of_it_has_every_verdict() => Assert.That(
        Whole.Scenarios.Select(scenario => scenario.Verdict).Distinct(),
        Is.EquivalentTo([Verdict.Passed, Verdict.Failed, Verdict.Unknown]));

    [Test]
    public void Cut_at_any_line_it_says_nothing_that_is_not_so() =>
        Assert.That(Ends.SkipLast(1).SelectMany(Wrong), Is.Empty);

    [Test]
    public void Cut_at_any_byte_of_its_last_lines_it_says_nothing_that_is_not_so() =>
        Assert.That(Enumerable.Range(Ends[^(LastLines + 1)], Bytes.Length - Ends[^(LastLines + 1)]).SelectMany(Wrong), Is.Empty);

    private IEnumerable<string> Wrong(int length)
    {
        File.WriteAllBytes(_file.Path, Bytes[..length]);
        var journal = Journal.Read(_file.Path);
        var verdict = Judge.Run(journal);
        if (journal.Torn is null != Ends.Contains(length))
        {
            yield return $"{length}: torn is {journal.Torn ?? "not told"}";
        }

        if (verdict.Verdict is not (Verdict.Unknown or Verdict.Failed))
        {
            yield return $"{length}: the run is {verdict.Verdict}";
        }

        var ended = journal.Events.OfType<ScenarioEnded>().Select(end => end.Scenario).ToHashSet();
        foreach (var (now, whole) in verdict.Scenarios.Zip(Whole.Scenarios))
        {
            if (ended.Contains(now.Id) ? Words(now) != Words(whole) : now.Verdict is Verdict.Passed)
            {
                yield return $"{length}: {now.Id} is {Words(now)}";
            }

            if (now.Verdict is Verdict.Failed && whole.Verdict is Verdict.Passed)
            {
                yield return $"{length}: {now.Id} is accused: {Words(now)}";
            }
        }
    }

    private static string Words(ScenarioVerdict verdict) => string.Join(
        '\n', [$"{verdict.Id} {verdict.Verdict}", .. verdict.Findings.Select(finding => finding.Says), .. verdict.Doubts]);
}
