using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>
/// That the device asked nothing of any server while an operation was under way, from its invocation to its answer. Loading the
/// client's own files (a GET of its origin, of no endpoint of the profile and not below the service's paths) is not asking.
/// </summary>
[Keyword("requests")]
[Example("expect: { requests: none, of: letter }")]
public sealed record RequestsExpectation(
    [Description("none, the only one there is")] [OneOf("none")] string Requests,
    [Description("The operation's name")] string Of) : Expectation, IObserved, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Operation, Of)];

    public string Words => $"no request while {Of} was under way";

    public Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var events = world.Recorder.Events;
        var invoked = events.OfType<OperationInvoked>().Last(operation => operation.Operation == Of);
        var returned = events.OfType<OperationReturned>().Last(operation => operation.Operation == Of);
        var asked = events.OfType<RequestTried>()
            .Where(request => request.Device == invoked.Device && request.Seq > invoked.Seq && request.Seq < returned.Seq)
            .Where(request => request is not { Method: "GET", Origin: null }
                || ServicePaths.Has(request.Path)
                || world.Stage.Profile.Endpoints.Values.Contains(request.Path))
            .Select(request => (JsonNode)$"{request.Method} {request.Path}")
            .ToArray();
        return Task.FromResult(new Observation(asked.Length == 0, new JsonArray(asked)));
    }
}
