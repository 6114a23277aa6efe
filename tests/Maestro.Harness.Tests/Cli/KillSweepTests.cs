using Maestro.Harness.Mutation;

namespace Maestro.Harness.Tests.Cli;

/// <summary>The short form of the sweep: two runs are killed, and a third one is left alone.</summary>
[Platform("Linux")]
internal sealed class KillSweepTests
{
    private const string Seed = "7f3a";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(15);

    [Test]
    public async Task A_killed_run_keeps_its_verdicts_and_the_next_start_undoes_what_it_left()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var all = KillSweep.Points(10, Seed, Environment.IsPrivilegedProcess);
        KillPoint[] points =
        [
            all.FirstOrDefault(point => point.Fault is "storage.immutable") ?? all[^1],
            all.Single(point => point.Fault is "server.paused"),
        ];

        var sweep = new KillSweep(Settings.Find(AppContext.BaseDirectory), Seed, TestContext.Progress.WriteLine);
        var figures = await sweep.GoAsync(points, deadline.Token);

        Assert.That(figures.Wrong, Is.Empty);
        Assert.That((figures.Killed, figures.AfterFirst), Is.EqualTo((2, 1)).Or.EqualTo((2, 2)));
    }
}
