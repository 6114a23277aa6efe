using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;

namespace Maestro.NUnit;

/// <summary>Scenarios that run on one stage, in the order in which NUnit asks for them, written to one journal.</summary>
public sealed class JournaledRun : IDisposable
{
    private readonly Recorder _recorder;

    /// <param name="canary">The scenario that must fail in this run; null: a run that nobody's trust depends on.</param>
    /// <param name="folder">Receives `journal.jsonl`; created.</param>
    public JournaledRun(Stage stage, ScenarioVariant? canary, string folder)
    {
        Directory.CreateDirectory(folder);
        File = Path.Combine(folder, Journal.FileName);
        _recorder = new Recorder(new FileStream(File, FileMode.CreateNew, FileAccess.Write, FileShare.Read), TimeProvider.System);
        Runner = new ScenarioRunner(stage, _recorder, new Actuator(), TimeProvider.System);

        // NUnit alone knows what it is going to run, and counts it: the journal plans nothing.
        _recorder.Record(new RunStarted(HistoryJson.FormatVersion, Seed, stage.Profile.Name, stage.BrowserName, [], canary?.Id, Profile: Project.TargetOption(stage.Profile)));
        Distrust = canary is null ? Task.FromResult<string?>(null) : DistrustAsync(canary);
    }

    public string File { get; }

    public string Seed { get; } = TheProject.Seed;

    /// <summary>Why nothing in this run can be trusted; null when its canary was caught, or where there is none.</summary>
    public Task<string?> Distrust { get; }

    internal ScenarioRunner Runner { get; }

    public Task<ScenarioVerdict> RunAsync(ScenarioVariant variant) =>
        Runner.RunAsync(variant, Run.SeedOf(Seed, variant.Id), TestContext.CurrentContext.CancellationToken);

    private async Task<string?> DistrustAsync(ScenarioVariant canary) => CanaryVerdict.Doubt(await RunAsync(canary));

    public void Dispose()
    {
        _recorder.Record(new RunEnded(Interrupted: false));
        _recorder.Dispose();
    }
}
