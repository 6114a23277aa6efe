using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Server;

/// <summary>Answers in the service's place, always the same.</summary>
public sealed class StandIn(int fault, Which which, WireAnswer answer) : WireRule(fault, which)
{
    public override async Task<string?> HandleAsync(Exchange exchange)
    {
        await exchange.StandInAsync(answer);
        return "answered in the service's place";
    }
}
