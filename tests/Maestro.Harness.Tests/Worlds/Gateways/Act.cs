using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Tests.Worlds.Gateways;

/// <summary>A rule that does to every request what the test says.</summary>
internal sealed class Act(Func<Exchange, Task> act, bool keepAlive = false) : WireRule(1, new Which(null))
{
    public override bool KeepAlive => keepAlive;

    public override async Task<string?> HandleAsync(Exchange exchange)
    {
        await act(exchange);
        return null;
    }
}
