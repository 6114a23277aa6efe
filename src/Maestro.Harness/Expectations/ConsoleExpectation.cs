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
    [Description("Words that it contains, exactly so")] string Says,
    [Description("How many such messages; at least one without it")] [Between(0, 1000)] int? Exactly = null) : Expectation, IObserved
{
    public string Words =>
        $"the console to say ({Console.ToString().ToLowerInvariant()}) \"{Says}\"{(Exactly is null ? "" : $", exactly {Exactly} time(s)")}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var level = Console is ConsoleLevel.Warn ? "warning" : Console.ToString().ToLowerInvariant();
        var since = world.Recorder.Events.OfType<PhaseStarted>().Last().Seq;
        bool Matches(ConsoleSaid said) =>
            said.Seq > since && said.Device == tab.Device.Name && said.Level == level && said.Text.Contains(Says, StringComparison.Ordinal);
        List<ConsoleSaid> All() => [.. world.Recorder.Events.OfType<ConsoleSaid>().Where(Matches)];
        if (Exactly is not 0)
        {
            await world.Recorder.WaitForAsync<ConsoleSaid>(
                said => Matches(said) && All().Count >= (Exactly ?? 1), world.Settings.ExpectTimeout, cancel);
        }

        if (All() is var said && (Exactly is null ? said.Count > 0 : said.Count == Exactly))
        {
            return new Observation(true, new JsonArray([.. said.Select(each => (JsonNode)each.Text)]));
        }

        var others = world.Recorder.Events.OfType<ConsoleSaid>()
            .Where(other => other.Seq > since && other.Device == tab.Device.Name)
            .Select(other => (JsonNode)$"{other.Level}: {other.Text}");
        return new Observation(false, new JsonArray([.. others]));
    }
}
