using Maestro.Harness.Verdicts;

namespace Maestro.Scenarios;

/// <summary>What becomes of a fault whose browser is killed: it is in force in the next one too, or the scenario is unknown.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FaultsOverRestartsTests
{
    private const string Rejected = """
        title: The browser is killed while nothing can be encrypted
        claims: [CRY-2]
        devices: { laptop: { storage: leveldb } }
        steps:
          - open: desk
          - inject: crypto.call-rejected
            with: { call: encrypt }
          - inject: lifecycle.browser-killed
          - heal: lifecycle.browser-killed
          - execute: email.send
            as: letter
          - expect: { result: letter, success: true, degraded: true }
            proves: CRY-2
        """;

    private const string Starved = """
        title: The browser is killed while the store hangs
        claims: [SRV-4]
        devices: { laptop: { storage: leveldb } }
        steps:
          - open: desk
          - inject: storage.starved
            with: { database: state }
          - inject: lifecycle.browser-killed
          - heal: lifecycle.browser-killed
          - execute: email.send
            as: letter
          - expect: { result: letter, success: true }
            proves: SRV-4
        """;

    [Test]
    public async Task A_call_that_rejects_rejects_in_the_next_browser_too()
    {
        var (verdict, _) = await OneScenario.RunAsync(Rejected);
        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Passed), OneScenario.Told(verdict));
    }

    [Test]
    public async Task What_lives_in_a_page_of_the_browser_is_over_and_is_told()
    {
        var (verdict, _) = await OneScenario.RunAsync(Starved);
        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Unknown), OneScenario.Told(verdict));
        Assert.That(OneScenario.Told(verdict), Does.Contain("it ended before it was healed, with the browser that it lived in"));
    }
}
