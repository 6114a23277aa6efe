using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Scenarios;

/// <summary>A playbook loads no page in the middle of a drain: what a reload cuts off is the operator's harm, not the client's.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ReloadAfterDrainTests
{
    private const string Scenario = """
        title: A rollback comes while a record is on its way
        claims: [ROL-1]
        steps:
          - open: desk
          - inject: network.slow
            with: { route: sync, latency: 2 s }
          - execute: email.send
            as: letter
          - expect: { network: sync }
          - playbook: rollback
            proves: ROL-1
        """;

    [Test]
    public async Task A_record_on_its_way_is_answered_before_the_page_is_loaded_again()
    {
        var (verdict, events) = await OneScenario.RunAsync(Scenario);
        var path = TheProject.Target.Endpoints["sync"];
        var deployed = events.OfType<OperatorDid>().Single(did => did.Did is Deed.Deployed).Seq;
        var reloaded = events.OfType<OperatorDid>().Single(did => did.Did is Deed.Reloaded).Seq;
        var tried = events.OfType<RequestTried>().First(request => request.Path == path).Seq;
        Assert.That(events.OfType<RequestFailed>().Where(failed => failed.Path == path), Is.Empty);
        var answered = events.OfType<ResponseSeen>().First(answer => answer.Path == path).Seq;
        Assert.That(new[] { tried, deployed, answered, reloaded }, Is.Ordered);
        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Passed), OneScenario.Told(verdict));
    }
}
