using Maestro.Harness.Expectations;
using Maestro.Harness.Faults.Network;
using Maestro.Harness.Scenarios;
using Maestro.NUnit;

namespace Maestro.Scenarios.Samples;

/// <summary>Scenarios in C#. docs/csharp.md explains them; the tests of the project run them.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class EmailTests : MaestroTest
{
    [Scenario("OFF-1 OFF-6", Severity = Severity.Critical)]
    public async Task An_email_that_is_sent_offline_is_synced_once_the_network_is_back()
    {
        await Desk.OpenAsync();
        await Desk.InjectAsync(new OfflineOptions());
        await Desk.ExecuteAsync("email.send", "letter");
        await Desk.ExpectAsync(new ResultExpectation("letter", Success: true, Durable: true), proves: ["OFF-1"]);
        await Desk.ExpectAsync(new EffectsExpectation("letter", Exactly: 1));

        await RecoverAsync();
        await HealAsync("network.offline");
        await Desk.ExpectAsync(new ServerExpectation("audit", Exactly: 1, Of: "letter"), proves: ["OFF-6"]);
    }

    [Scenario("RCP-1")]
    [OnDevice("laptop", Tabs = 2)]
    public async Task The_same_email_in_two_tabs_at_once_is_sent_once()
    {
        var (left, right) = (On("laptop"), On("laptop.2"));
        await left.OpenAsync();
        await right.OpenAsync();
        await left.ExecuteAsync("email.send", "letter");
        await TogetherAsync(left.ExecuteAsync("letter", "again"), right.ExecuteAsync("letter", "elsewhere"));

        using (Softly())
        {
            await left.ExpectAsync(new ResultExpectation("again", Success: true, Idempotent: true), proves: ["RCP-1"]);
            await right.ExpectAsync(new ResultExpectation("elsewhere", Success: true, Idempotent: true), proves: ["RCP-1"]);
            await left.ExpectAsync(new EffectsExpectation("letter", Exactly: 1), proves: ["RCP-1"]);
        }
    }
}
