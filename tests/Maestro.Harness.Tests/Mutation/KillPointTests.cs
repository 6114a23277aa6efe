using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Mutation;

namespace Maestro.Harness.Tests.Mutation;

internal sealed class KillPointTests
{
    [Test]
    public void Of_ten_points_five_and_more_come_after_the_first_scenario_has_ended(
        [Values("1", "7f3a", "a seed")] string seed, [Values] bool isRoot)
    {
        var points = KillSweep.Points(10, seed, isRoot);

        Assert.That(points, Has.Count.EqualTo(10).And.Unique);
        Assert.That(points.Count(point => point.Ended > 0), Is.GreaterThanOrEqualTo(5));
        Assert.That(points, Is.EqualTo(KillSweep.Points(10, seed, isRoot)));
        Assert.That(points.Select(point => point.Kind).Distinct(), Is.SubsetOf(HistoryJson.Kinds.Keys));
    }

    [Test]
    public void Another_seed_chooses_other_points() =>
        Assert.That(KillSweep.Points(10, "1", isRoot: true), Is.Not.EqualTo(KillSweep.Points(10, "2", isRoot: true)));

    [Test]
    public void Only_root_has_mounts_and_immutable_files() => Assert.That(
        KillSweep.Points(10, "1", isRoot: false).Select(point => point.Fault).OfType<string>(), Is.EqualTo(["server.paused"]));

    [Test]
    public void A_point_is_met_by_its_kind_once_enough_scenarios_have_ended()
    {
        var point = new KillPoint(2, "effect");
        var effect = new EffectSeen("key", "email.send", "object", "hash");

        Assert.That(point.IsMetBy(effect, 1), Is.False);
        Assert.That(point.IsMetBy(effect, 2), Is.True);
        Assert.That(point.IsMetBy(new PageClosed(), 2), Is.False);
    }

    [Test]
    public void A_point_of_a_fault_is_met_by_that_fault_s_receipt_alone()
    {
        var point = new KillPoint(0, "fault-receipt", "server.paused");

        Assert.That(point.IsMetBy(new FaultReceipt(1, "server.paused", true, ""), 0), Is.True);
        Assert.That(point.IsMetBy(new FaultReceipt(1, "server.killed", true, ""), 0), Is.False);
    }
}
