using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Expectations;

/// <summary>
/// Which operations the service lists as stuck, asked in a page as a signed-in person: claims without an outcome, and tasks without a
/// decision, that are older than 10 minutes of the service's time.
/// </summary>
[Keyword("stuck")]
[Example("expect: { stuck: claims, of: [letter] }")]
public sealed record StuckExpectation(
    [Description("The list")] [OneOf("claims", "tasks")] string Stuck,
    [Description("Exactly the operations that it holds; an empty list: none")] IReadOnlyList<string> Of) : Expectation, IObserved, IRefers
{
    private const string Ask = "async path => (await fetch(path, { cache: 'no-store' })).text()";

    public IEnumerable<Reference> References =>
        Of.Select(name => new Reference(NameOf.Operation, name)).Append(new Reference(NameOf.Endpoint, "stuck"));

    public string Words => $"the service to list {(Of.Count == 0 ? "no" : string.Join(", ", Of))} stuck {Stuck}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var page = tab.Page ?? throw new PlaywrightException($"{tab.Name} is not open");
        var answer = await page.EvaluateAsync<string>(Ask, world.PathOf("stuck")).WaitAsync(world.Settings.ExpectTimeout, cancel);
        var list = JsonNode.Parse(answer)?[Stuck] as JsonArray;
        var keys = list?.Select(row => (string?)row?["idempotency_key"]).Order(StringComparer.Ordinal);
        var wanted = Of.Select(name => world.Operation(name).Key).Order(StringComparer.Ordinal);
        return new Observation(keys is not null && keys.SequenceEqual(wanted), JsonNode.Parse(answer));
    }
}
