using System.Text.Json.Nodes;
using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class ScenarioHistoryTests
{
    [TestCase("network.offline", ExpectedResult = true)]
    [TestCase("network.answer-lost", ExpectedResult = true)]
    [TestCase("server.answers", ExpectedResult = true)]
    [TestCase("server.rate-limited", ExpectedResult = false)]
    [TestCase("network.delivered-twice", ExpectedResult = false)]
    [TestCase("network.resent", ExpectedResult = false)]
    [TestCase("network.reordered", ExpectedResult = false)]
    [TestCase("storage.quota-full", ExpectedResult = false)]
    [TestCase("lifecycle.page-frozen", ExpectedResult = false)]
    public bool A_fault_cuts_a_device_off_or_not(string fault) => CutOff(new Story().Injected(fault));

    [TestCase("network.slow", """{"latency":"00:00:00.2000000"}""", ExpectedResult = false)]
    [TestCase("network.slow", """{"latency":"00:00:03"}""", ExpectedResult = true)]
    [TestCase("server.answers", """{"route":"claim","status":503,"latency":"00:00:01"}""", ExpectedResult = true)]
    [TestCase("network.reset", """{"keep_alive":true}""", ExpectedResult = false)]
    [TestCase("network.reset", """{"keep_alive":false}""", ExpectedResult = true)]
    [TestCase("network.reset", """{"route":"sync"}""", ExpectedResult = false)]
    public bool A_fault_s_options_tell_whether_claims_are_answered(string fault, string options) =>
        CutOff(new Story().Then(new FaultInjected(1, fault, JsonNode.Parse(options))));

    [Test]
    public void Two_faults_are_in_force_until_both_are_healed()
    {
        var both = new Story().Injected("network.offline").Injected("server.answers", id: 2).Healed("network.offline");
        Assert.That(CutOff(both), Is.True);
        Assert.That(CutOff(both.Healed("server.answers", id: 2)), Is.False);
    }

    [Test]
    public void A_fault_that_is_not_gone_after_its_healing_is_in_force() =>
        Assert.That(CutOff(new Story().Injected("network.offline").Healed("network.offline", healed: false)), Is.True);

    [Test]
    public void A_fault_of_another_device_does_not_count() =>
        Assert.That(CutOff(new Story().Injected("network.offline", "laptop")), Is.False);

    [TestCase("server.killed")]
    [TestCase("server.paused")]
    [TestCase("server.database-paused")]
    [TestCase("server.clock-skewed")]
    public void A_fault_of_the_service_counts_for_every_device(string fault) =>
        Assert.That(CutOff(new Story().Injected(fault, "laptop")), Is.True);

    [TestCase("network.offline", ExpectedResult = true)]
    [TestCase("server.answers", ExpectedResult = true)]
    [TestCase("network.answer-lost", ExpectedResult = false)]
    [TestCase("network.body-cut", ExpectedResult = false)]
    [TestCase("network.slow", ExpectedResult = false)]
    public bool A_claim_whose_answer_is_lost_has_been_heard(string fault) => CutOffBetween(new Story().Injected(fault).Effect().Effect());

    [Test]
    public void A_fault_that_lasts_counts_after_a_later_one_that_was_healed() =>
        Assert.That(CutOff(new Story().Injected("network.offline").Injected("server.answers", id: 2).Healed("server.answers", id: 2)), Is.True);

    [Test]
    public void One_fault_must_last_from_the_first_event_to_the_second()
    {
        var lasting = new Story().Injected("network.offline").Effect().Injected("server.answers", id: 2).Healed("server.answers", id: 2).Effect();
        Assert.That(CutOffBetween(lasting), Is.True);

        var relayed = new Story().Injected("network.offline").Effect().Injected("server.answers", id: 2).Healed("network.offline").Effect();
        Assert.That(CutOffBetween(relayed), Is.False);
    }

    [Test]
    public void Events_of_a_kind_come_in_order_each_time()
    {
        var history = new Story().Effect("key-1").Invoked().Effect("key-2").History;
        var effects = history.Of<EffectSeen>();
        Assert.That(effects.Select(effect => effect.Key), Is.EqualTo(new[] { "key-1", "key-2" }));
        Assert.That(history.Of<EffectSeen>(), Is.SameAs(effects));
        Assert.That(history.Of<Broke>(), Is.Empty);
    }

    private static bool CutOffBetween(Story story)
    {
        var history = story.History;
        return history.UnheardFrom(history.Of<EffectSeen>()[0], history.Of<EffectSeen>()[1]);
    }

    private static bool CutOff(Story before)
    {
        var history = before.Effect().History;
        return history.CutOffAt(history.Of<EffectSeen>().Last());
    }
}
