using Maestro.Harness.History.Events;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Steps;
using Maestro.Harness.Targets;
using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Tests.Targets;

namespace Maestro.Harness.Tests.Running;

/// <summary>Why a scenario is not run against a target: never passed, and always with a reason.</summary>
internal sealed class RunnableTests
{
    private const string Start = "title: A title\nclaims: [RCP-5]\nsteps:\n  - open: desk\n";

    private static Profile Reference => ProfileFile.Reference;

    private static readonly Profile Production = Reference with { Environment = TargetEnvironment.Production };

    [TestCase("plan: Send it\n    as: letter", "drive: plan")]
    [TestCase("expect: { status: {} }", "drive: status")]
    [TestCase("expect: { server: audit, exactly: 0 }", "service")]
    [TestCase("expect: { console: info, says: Hello }", null)]
    [TestCase("expect: { databases: none, of: [state] }", "databases: state")]
    [TestCase("expect: { page: result, says: Done }", "page: result")]
    [TestCase("inject: network.offline", null)]
    [TestCase("inject: network.slow\n    with: { route: sync, latency: 1 s }", "endpoints: sync, endpoints: health")]
    [TestCase("inject: network.body-cut", "endpoints: health, carrier: gateway")]
    [TestCase("inject: storage.records-gone\n    with: { database: state, store: outbox }", "databases: state, stores: outbox")]
    [TestCase("inject: server.killed", "service, endpoints: health")]
    [TestCase("playbook: rollback", "service, the build disabled")]
    [TestCase("deploy: disabled", "service, the build disabled")]
    [TestCase("parallel: [[{ scrape: 1 min }]]", "service, endpoints: prometheus")]
    public void Each_step_says_what_it_needs_of_the_target(string step, string? lacking)
    {
        var none = ProfileFile.Load(ProfileFile.Remote) with { Drive = new Driving(EffectEvent: "desk:effect") };
        Assert.That(WhyNot(Start + $"  - {step}", none), Is.EqualTo(lacking is null ? null : $"not observable: {lacking}"));
        Assert.That(WhyNot(Start + $"  - {step}", Reference), Is.Null);
    }

    [Test]
    public void An_answer_in_words_shows_no_more_than_they_say()
    {
        var inWords = Reference with { Drive = Reference.Drive with { Execute = new Handle([new ReadAction("result", [new("Done", new() { ["success"] = true })])]) } };
        var scenario = Start + "  - execute: email.send\n    as: letter\n  - expect: { result: letter, success: true, durable: true }";
        Assert.That(WhyNot(scenario, inWords), Is.EqualTo("not observable: drive: execute, which tells durable"));
    }

    [Test]
    public void A_build_that_is_not_served_is_lacking() => Assert.That(
        WhyNot("build: rollout-50\n" + Start, Reference), Is.EqualTo("not observable: the build rollout-50"));

    [Test]
    public void A_claim_that_guarantees_alone_prove_needs_one_that_sees_something()
    {
        var blind = Reference with { Drive = Reference.Drive with { EffectEvent = null } };
        Assert.That(WhyNot("title: A title\nclaims: [OVR-3]\nsteps: [open: desk]", blind), Is.EqualTo("not observable: drive: effect-event"));
        Assert.That(WhyNot("title: A title\nclaims: [OVR-2]\nsteps: [open: desk]", blind), Is.Null);
        Assert.That(Observability.Unseen(blind), Is.EqualTo([Sight.Effects]));
        Assert.That(Observability.Unseen(Reference), Is.Null);
    }

    [TestCase("inject: network.offline", null)]
    [TestCase("inject: crypto.key-gone", "crypto.key-gone damages what the browser keeps")]
    [TestCase("inject: network.delivered-twice", "network.delivered-twice writes to the service")]
    [TestCase("inject: server.rate-limited", "server.rate-limited breaks the service")]
    [TestCase("playbook: receipt-conflict-diagnosis", "the playbook receipt-conflict-diagnosis writes to the service")]
    [TestCase("post: sync\n    answered: 400", "the step post writes to the service")]
    [TestCase("parallel: [[{ inject: crypto.key-gone }]]", "crypto.key-gone damages what the browser keeps")]
    public void In_production_nothing_is_done_that_does_more_than_disturb(string step, string? refused) => Assert.That(
        WhyNot(Start + $"  - {step}", Production), Is.EqualTo(refused is null ? null : $"refused: reference is in production, and {refused}; no flag lifts that"));

    [Test]
    public void A_list_of_faults_does_not_lift_what_production_refuses() => Assert.That(
        WhyNot(Start + "  - inject: crypto.key-gone", Production with { Faults = ["crypto"] }), Does.StartWith("refused: reference is in production"));

    [TestCase("network.offline", ExpectedResult = null)]
    [TestCase("server.rate-limited", ExpectedResult = null)]
    [TestCase("server.killed", ExpectedResult = "refused: the profile of reference does not list server.killed under `faults`")]
    public string? A_fault_that_the_profile_does_not_list_is_refused(string fault) =>
        WhyNot(Start + $"  - inject: {fault}", Reference with { Faults = ["network", "server.rate-limited"] });

    [Test]
    public void What_a_client_does_not_claim_is_left_out_and_the_rest_is_run()
    {
        var scenario = Read("""
            title: A title
            claims: [RCP-5, LOG-1, SYN-8]
            steps:
              - open: desk
              - expect: { console: warn, says: Risk }
                proves: LOG-1
              - parallel: [[{ expect: { status: {} }, proves: [LOG-1, RCP-5] }, { expect: { metrics: {} }, proves: SYN-8 }]]
            """);
        var quiet = Reference with { ClaimsNotMade = [new("LOG-1", "It logs nothing"), new("SYN-8", "It tries once a minute")] };

        var made = ClaimsMade.In(scenario, quiet);

        Assert.That(made.Claims, Is.EqualTo(["RCP-5"]));
        Assert.That(made.Steps.Select(step => step.GetType()), Is.EqualTo(new[] { typeof(OpenStep), typeof(ParallelStep) }));
        Assert.That(((ParallelStep)made.Steps[1]).Parallel.Single(), Has.Count.EqualTo(1));
        Assert.That(made.Suspend!.Select(each => (each.Guarantee, each.Reason)), Is.EqualTo(new[] { ("back-off-is-obeyed", "It tries once a minute") }));
        Assert.That(Runnable.WhyNot(scenario, quiet), Is.Null);
    }

    [Test]
    public void A_scenario_of_nothing_but_claims_that_are_not_made_is_not_run() => Assert.That(
        WhyNot("title: A title\nclaims: [SYN-8]\nsteps: [open: desk]", Reference with { ClaimsNotMade = [new("SYN-8", "It tries once a minute")] }),
        Is.EqualTo("not claimed: SYN-8 (It tries once a minute)"));

    private static string? WhyNot(string scenario, Profile profile) => Runnable.WhyNot(Read(scenario), profile);

    private static Scenario Read(string scenario)
    {
        using var folder = new TempFolder();
        return ScenarioFile.Load(folder.Write("story.yaml", scenario), folder.Path, Project.Words)[0].Scenario;
    }
}
