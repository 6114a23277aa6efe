using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Tries an operation in doubt again, as the person on the device who found that it did not happen.</summary>
/// <param name="Retry">The operation's name.</param>
[Keyword("retry")]
[Example("retry: letter")]
[OnOneTab]
public sealed record RetryStep([Description("The name of the operation in doubt")] string Retry) : Step, IPerformed, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("retry", drive => drive.Retry)];

    public IEnumerable<Reference> References => [new(NameOf.Operation, Retry)];

    public string Words => $"retry {Retry}";

    public async Task PerformAsync(World world, CancellationToken cancel) =>
        await world.Tabs(On)[0].OperateAsync(world.Operation(Retry), Route.Retry, cancel);
}

/// <summary>Gives an operation in doubt up, as the person on the device.</summary>
/// <param name="Dismiss">The operation's name.</param>
[Keyword("dismiss")]
[Example("dismiss: letter")]
[OnOneTab]
public sealed record DismissStep([Description("The name of the operation in doubt")] string Dismiss) : Step, IPerformed, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("dismiss", drive => drive.Dismiss)];

    public IEnumerable<Reference> References => [new(NameOf.Operation, Dismiss)];

    public string Words => $"dismiss {Dismiss}";

    public async Task PerformAsync(World world, CancellationToken cancel) =>
        await world.Tabs(On)[0].OperateAsync(world.Operation(Dismiss), Route.Dismiss, cancel);
}
