using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>A page of the device was loaded since the phase (the steps, or the recovery) began, by whoever did it.</summary>
[Keyword("loaded")]
[Example("expect: { loaded: enabled }")]
public sealed record LoadedExpectation([Description("The build whose page it is, or any")] string Loaded) : Expectation, IObserved
{
    private const string Any = "any";

    public string Words => $"a page of {(Loaded is Any ? "any build" : $"the build {Loaded}")} to be loaded";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var since = world.Recorder.Events.OfType<PhaseStarted>().Last().Seq;
        bool Is(PageOpened page) => page.Seq > since && page.Device == tab.Device.Name && (Loaded is Any || page.Build == Loaded);
        var loaded = await world.Recorder.WaitForAsync<PageOpened>(Is, world.Settings.ExpectTimeout, cancel);
        return new Observation(loaded is not null, JsonValue.Create(loaded?.Build));
    }
}
