using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Executes an operation through MAESTRO: a new one of an action, or an earlier one again. Who, what and the canaries come from the seed.</summary>
/// <param name="Execute">An action (`email.send`) or the name of an earlier operation.</param>
/// <param name="As">Its name from here on.</param>
/// <param name="With">A JSON merge patch (RFC 7396) over the intent: null removes a field.</param>
/// <param name="Times">So many, one after the other; the name is the last one's then.</param>
[Keyword("execute")]
[Example("execute: email.send\n  as: letter")]
[Also("call", "click", "do", "invoke", "run", "send")]
[OnOneTab]
public sealed record ExecuteStep(
    [Description("An action, or the name of an earlier operation")] string Execute,
    [Description("The operation's name from here on")] string As,
    [Description("Changes to the intent; null removes a field")] JsonObject? With = null,
    [Description("So many, one after the other; the name is the last one's then")] [Between(1, 100)] int Times = 1) : Step, IPerformed, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("execute", drive => drive.Execute)];

    public IEnumerable<Reference> References => [new(NameOf.ActionOrOperation, Execute), new(NameOf.NewOperation, As)];

    public string Words => $"execute {Execute} as {As}{(Times == 1 ? "" : $", {Times} times")}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        for (var turn = 1; turn <= Times; turn++)
        {
            await world.Tabs(On)[0].OperateAsync(world.Prepare(Execute, As, With), Route.Execute, cancel);
        }
    }
}

/// <summary>Makes an operation without executing it, so that several tabs or devices can execute the same one.</summary>
/// <param name="Prepare">An action (`email.send`).</param>
/// <param name="As">Its name from here on.</param>
[Keyword("prepare")]
[Example("prepare: email.send\n  as: letter")]
[Without("on")]
public sealed record PrepareStep(
    [Description("An action")] [OneOf("email.send", "calendar.schedule", "notification.show", "invoice.pay")] string Prepare,
    [Description("The operation's name from here on")] string As) : Step, IPerformed, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.NewOperation, As)];

    public string Words => $"prepare {Prepare} as {As}";

    public Task PerformAsync(World world, CancellationToken cancel)
    {
        world.Prepare(Prepare, As, null);
        return Task.CompletedTask;
    }
}

/// <summary>Hands an operation to the host application itself, the way it went before MAESTRO.</summary>
/// <param name="Perform">An action (`email.send`) or the name of an earlier operation.</param>
/// <param name="As">Its name from here on.</param>
[Keyword("perform")]
[Example("perform: email.send\n  as: letter")]
[OnOneTab]
public sealed record PerformStep(
    [Description("An action, or the name of an earlier operation")] string Perform,
    [Description("The operation's name from here on")] string As) : Step, IPerformed, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("perform", drive => drive.Perform)];

    public IEnumerable<Reference> References => [new(NameOf.ActionOrOperation, Perform), new(NameOf.NewOperation, As)];

    public string Words => $"perform {Perform} as {As}";

    public async Task PerformAsync(World world, CancellationToken cancel) =>
        await world.Tabs(On)[0].OperateAsync(world.Prepare(Perform, As, null), Route.Perform, cancel);
}

/// <summary>Lets the client plan an operation from a sentence. Execute it by its name.</summary>
/// <param name="Plan">The sentence; `{canary}` stands for a unique word.</param>
/// <param name="As">The planned operation's name.</param>
[Keyword("plan")]
[Example("plan: Send an e-mail to {canary}@example.test about lunch\n  as: letter")]
[OnOneTab]
public sealed record PlanStep(
    [Description("The sentence; {canary} stands for a unique word")] string Plan,
    [Description("The planned operation's name")] string As) : Step, IPerformed, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("plan", drive => drive.Plan)];

    public IEnumerable<Reference> References => [new(NameOf.NewOperation, As)];

    public string Words => $"plan {As}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        var canaries = new List<string>();
        var sentence = world.Intents.WithCanaries(Plan, canaries);
        var planned = await world.Tabs(On)[0].OperateAsync(
            world.Adopt(As, new JsonObject { ["sentence"] = sentence }, canaries), Route.Plan, cancel);
        if (planned is not null)
        {
            world.Adopt(As, planned.DeepClone().AsObject(), canaries);
        }
    }
}

/// <summary>Approves a held operation, as the person on the device.</summary>
/// <param name="Approve">The operation's name.</param>
[Keyword("approve")]
[Example("approve: payment")]
[OnOneTab]
public sealed record ApproveStep([Description("The held operation's name")] string Approve) : Step, IPerformed, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("approve", drive => drive.Approve)];

    public IEnumerable<Reference> References => [new(NameOf.Operation, Approve)];

    public string Words => $"approve {Approve}";

    public async Task PerformAsync(World world, CancellationToken cancel) =>
        await world.Tabs(On)[0].OperateAsync(world.Operation(Approve), Route.Approve, cancel);
}

/// <summary>Denies a held operation, as the person on the device.</summary>
/// <param name="Deny">The operation's name.</param>
[Keyword("deny")]
[Example("deny: payment")]
[OnOneTab]
public sealed record DenyStep([Description("The held operation's name")] string Deny) : Step, IPerformed, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("deny", drive => drive.Deny)];

    public IEnumerable<Reference> References => [new(NameOf.Operation, Deny)];

    public string Words => $"deny {Deny}";

    public async Task PerformAsync(World world, CancellationToken cancel) =>
        await world.Tabs(On)[0].OperateAsync(world.Operation(Deny), Route.Deny, cancel);
}
