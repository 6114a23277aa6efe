using Maestro.Harness.Mutation;
using Maestro.Harness.Running;

namespace Maestro.Cli.Trust;

/// <summary>Ten runs, each killed at an event of its journal.</summary>
internal sealed class KillSweepPart(Frame frame) : ITrustPart
{
    private const int Kills = 10;

    public string Name => "kill-sweep";

    public string Shows => "killed in the middle, a run never says passed of what had not ended, and the next start leaves nothing of it behind";

    public async Task<Measured> MeasureAsync(PartRecord record, CancellationToken cancel)
    {
        var seed = Run.NewSeed();
        var points = KillSweep.Points(Kills, seed, Environment.IsPrivilegedProcess);
        var figures = await new KillSweep(frame.Settings, seed, Frame.Progress).GoAsync(points, cancel);
        return new Measured(figures.Wrong.Count == 0 && figures.Killed == Kills && figures.AfterFirst >= Kills / 2, [$"{figures}; seed {seed}", .. figures.Wrong]);
    }
}
