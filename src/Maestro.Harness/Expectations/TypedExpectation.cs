using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>An operator, or a playbook, typed these words into a console since the phase began. Blanks, semicolons and kinds of quotes make no difference.</summary>
[Keyword("typed")]
[Example("expect: { typed: indexedDB.deleteDatabase('maestro_secrets') }")]
public sealed record TypedExpectation([Description("Words of the line")] string Typed) : Expectation, IObserved
{
    public string Words => $"\"{Typed}\" to be typed into the console";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var since = world.Recorder.Events.OfType<PhaseStarted>().Last().Seq;
        var wanted = Bare(Typed);
        bool Is(OperatorDid did) => did.Seq > since && did.Did is Deed.Typed && Bare(did.What).Contains(wanted, StringComparison.Ordinal);
        var typed = await world.Recorder.WaitForAsync<OperatorDid>(Is, world.Settings.ExpectTimeout, cancel);
        return new Observation(typed is not null, JsonValue.Create(typed?.What));
    }

    private static string Bare(string line) =>
        string.Concat(line.Where(c => !char.IsWhiteSpace(c) && c is not ';').Select(c => c is '"' or '`' ? '\'' : c));
}
