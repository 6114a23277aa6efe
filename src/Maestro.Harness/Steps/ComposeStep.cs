using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>
/// Types an operation into the page's form, as a person would, and confirms it there. The key is the form's own. What came of it stands on
/// the page: `expect: { page: result, says: … }`.
/// </summary>
/// <param name="Compose">An action (`email.send`) or the name of an earlier operation.</param>
/// <param name="As">Its name from here on.</param>
/// <param name="With">A JSON merge patch (RFC 7396) over the intent, of which the parameters are typed.</param>
[Keyword("compose")]
[Example("compose: email.send\n  as: letter")]
[Also("enter", "fill")]
[OnOneTab]
public sealed record ComposeStep(
    [Description("An action, or the name of an earlier operation")] string Compose,
    [Description("The operation's name from here on")] string As,
    [Description("Changes to the intent, of which the parameters are typed")] JsonObject? With = null) : Step, IPerformed, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [.. Fields.Select(Capability.Control)];

    public IEnumerable<Reference> References => [new(NameOf.ActionOrOperation, Compose), new(NameOf.NewOperation, As)];

    /// <summary>The controls of the form, of an action that is composed for the first time with a field for each parameter.</summary>
    private IEnumerable<string> Fields => ["action", "key", "confirm", .. Intents.Actions.Contains(Compose) ? Intents.Fields(Compose) : []];

    public string Words => $"compose {Compose} as {As}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        var tab = world.Tabs(On)[0];
        var operation = world.Prepare(Compose, As, With);
        if (await tab.Control("action").InputValueAsync() != operation.Action)
        {
            await tab.Control("action").SelectOptionAsync(operation.Action);
        }

        foreach (var (name, value) in operation.Intent["params"]!.AsObject())
        {
            await tab.Control(name).FillAsync(value!.ToString());
        }

        operation.Intent["idempotency_key"] = await tab.Control("key").InputValueAsync();
        tab.Device.Record(
            new OperationInvoked(
                operation.Name, Route.Compose, operation.Tenant, operation.Key, operation.Action, operation.Lane, operation.Canaries,
                Confirmed: true),
            tab.Number);
        await tab.Control("confirm").ClickAsync();
    }
}
