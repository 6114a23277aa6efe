using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>How often the world was changed by an operation, on all devices together.</summary>
[Keyword("effects")]
[Example("expect: { effects: letter, exactly: 1 }")]
public sealed record EffectsExpectation(
    [Description("The operation's name")] string Effects,
    [Description("How many effects of its key")] [Between(0, 1000)] int Exactly) : Expectation, IObserved, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Effects];

    public IEnumerable<Reference> References => [new(NameOf.Operation, Effects)];

    public string Words => $"exactly {Exactly} effect(s) of {Effects}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var key = world.Operation(Effects).Key;
        int Count() => world.Recorder.Events.OfType<EffectSeen>().Count(effect => effect.Key == key);
        if (Exactly > 0)
        {
            await world.Recorder.WaitForAsync<EffectSeen>(_ => Count() >= Exactly, world.Settings.ExpectTimeout, cancel);
        }

        return new Observation(Count() == Exactly, JsonValue.Create(Count()));
    }
}
