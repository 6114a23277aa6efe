using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>The level of a console message.</summary>
public enum ConsoleLevel
{
    Error,
    Warn,
    Info,
    Log,
}

/// <summary>A message in the console of the device, since the phase (the steps, or the recovery) began.</summary>
[Keyword("console")]
[Example("expect: { console: info, says: Initialized successfully }")]
public sealed record ConsoleExpectation(
    [Description("The message's level")] ConsoleLevel Console,
    [Description("Words that it contains, exactly so")] string Says) : Expectation, IObserved
{
    public string Words => $"the console to say ({Console.ToString().ToLowerInvariant()}) \"{Says}\"";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var level = Console is ConsoleLevel.Warn ? "warning" : Console.ToString().ToLowerInvariant();
        var since = world.Recorder.Events.OfType<PhaseStarted>().Last().Seq;
        var said = await world.Recorder.WaitForAsync<ConsoleSaid>(
            said => said.Seq > since && said.Device == tab.Device.Name && said.Level == level && said.Text.Contains(Says, StringComparison.Ordinal),
            world.Settings.ExpectTimeout,
            cancel);
        if (said is not null)
        {
            return new Observation(true, JsonValue.Create(said.Text));
        }

        var others = world.Recorder.Events.OfType<ConsoleSaid>()
            .Where(other => other.Seq > since && other.Device == tab.Device.Name)
            .Select(other => (JsonNode)$"{other.Level}: {other.Text}");
        return new Observation(false, new JsonArray([.. others]));
    }
}
