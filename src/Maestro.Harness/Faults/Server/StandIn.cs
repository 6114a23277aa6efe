using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Server;

/// <summary>Answers in the service's place.</summary>
/// <param name="answer">Made anew for each request: it may hold the time.</param>
public sealed class StandIn(int fault, Which which, Func<WireAnswer> answer) : WireRule(fault, which)
{
    public override async Task<string?> HandleAsync(Exchange exchange)
    {
        await exchange.StandInAsync(answer());
        return "answered in the service's place";
    }
}
