using Maestro.Harness.Mutation;

namespace Maestro.Cli.Trust;

/// <summary>Runs are killed at ten points; each time the journal and the next start are looked at.</summary>
internal sealed class KillSweepPart(Frame frame) : ITrustPart
{
    private const int Points = 10;
    private const string Seed = "trust";

    public string Name => "kill-sweep";

    public string Shows => "killed in the middle, a run never says passed of what had not ended, and the next start leaves nothing of it behind";

    public async Task<Measured> MeasureAsync(PartFolder folder, CancellationToken cancel)
    {
        var points = KillSweep.Points(Points, Seed, Environment.IsPrivilegedProcess);
        var figures = await new KillSweep(frame.Settings, Seed, Frame.Progress).GoAsync(points, cancel);
        return new Measured(figures.Wrong.Count == 0 && figures.Killed == Points && figures.AfterFirst >= Points / 2, [$"{figures}", .. figures.Wrong]);
    }
}
