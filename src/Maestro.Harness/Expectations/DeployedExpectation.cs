using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>A build was deployed since the phase (the steps, or the recovery) began.</summary>
[Keyword("deployed")]
[Example("expect: { deployed: disabled }")]
public sealed record DeployedExpectation([Description("The build")] string Deployed) : Expectation, IObserved
{
    public string Words => $"the build {Deployed} to be deployed";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var since = world.Recorder.Events.OfType<PhaseStarted>().Last().Seq;
        var deployed = await world.Recorder.WaitForAsync<Deployed>(
            deployed => deployed.Seq > since && deployed.Build == Deployed, world.Settings.ExpectTimeout, cancel);
        return new Observation(deployed is not null, JsonValue.Create(deployed?.Build));
    }
}
