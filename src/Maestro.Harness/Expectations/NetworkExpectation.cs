using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>
/// What stands in the network log of the device's pages about an endpoint, since the phase (the steps, or the recovery) began: requests
/// that were answered with a status, that failed with an error of the browser, or, without either, that were tried.
/// </summary>
[Keyword("network")]
[Example("expect: { network: sync, answered: 500, at-least: 2 }")]
public sealed record NetworkExpectation(
    [Description("The endpoint's name in the profile")] string Network,
    [Description("Only requests that were answered with this status")] [Between(100, 599)] int? Answered = null,
    [Description("Only requests that failed with an error that contains this")] string? Failed = null,
    [Description("How many")] [Between(0, 1000)] int? Exactly = null,
    [Description("How many at least; 1 without `exactly`")] [Between(1, 1000)] int? AtLeast = null) : Expectation, IObserved, IRefers, IChecked
{
    public IEnumerable<Reference> References => [new(NameOf.Endpoint, Network)];

    public string Words => $"{(Exactly is null ? "at least" : "exactly")} {Least} request(s) to {Network} {How}";

    IEnumerable<string> IChecked.Check()
    {
        if (Answered is not null && Failed is not null)
        {
            yield return "`answered` and `failed` stand together; expected one of them, for a request has one end";
        }

        if (Exactly is not null && AtLeast is not null)
        {
            yield return "`exactly` and `at-least` stand together; expected one of them";
        }
    }

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var path = world.PathOf(Network);
        var since = world.Recorder.Events.OfType<PhaseStarted>().Last().Seq;
        List<HistoryEvent> Log() => [.. world.Recorder.Events.Where(happened => happened.Seq > since && happened.Device == tab.Device.Name)];
        int Count() => Log().Count(happened => Matches(happened, path));
        if (Least > 0)
        {
            await world.Recorder.WaitForAsync<HistoryEvent>(
                happened => Matches(happened, path) && Count() >= Least, world.Settings.ExpectTimeout, cancel);
        }

        var met = Exactly is null ? Count() >= Least : Count() == Exactly;
        return new Observation(met, new JsonArray([.. Log().Select(happened => Line(happened, path)).OfType<string>().Select(line => (JsonNode)line)]));
    }

    private int Least => Exactly ?? AtLeast ?? 1;

    private string How => Answered is not null ? $"answered {Answered}" : Failed is not null ? $"failed with {Failed}" : "tried";

    private bool Matches(HistoryEvent happened, string path) => happened switch
    {
        ResponseSeen answer => Answered == answer.Status && answer.Path == path,
        RequestFailed failure => Failed is not null && failure.Path == path && failure.Why.Contains(Failed, StringComparison.Ordinal),
        RequestTried request => Answered is null && Failed is null && request.Path == path,
        _ => false,
    };

    private static string? Line(HistoryEvent happened, string path) => happened switch
    {
        RequestTried request when request.Path == path => $"{request.Method} tried",
        ResponseSeen answer when answer.Path == path => $"answered {answer.Status}",
        RequestFailed failure when failure.Path == path => $"failed with {failure.Why}",
        _ => null,
    };
}
