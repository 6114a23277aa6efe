using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;

namespace Maestro.Harness.Tests.Rehearsal;

internal sealed class RehearsalStateTests
{
    private static readonly RehearsedIncident KeyLoss = new("key-loss", "The key is gone", "Key loss", [], []);

    [Test]
    public void Times_are_those_of_the_first_declaration_and_the_right_section()
    {
        var state = new MadeRehearsal().With(
            new IncidentStruck("offline"),              // 4 s
            new IncidentNamed("key-loss", false),       // 5 s
            new PlaybookPicked("Key loss", false),      // 6 s
            new PlaybookPicked("Offline", true),        // 7 s
            new IncidentRecovered("offline")).State;    // 8 s
        Assert.That((state.StruckAt, state.DetectedAt, state.DiagnosedAt, state.RecoveredAt), Is.EqualTo((4000, 5000, 7000, 8000)));
        Assert.That(state.Stretch, Is.EqualTo(Stretch.Recovered));
    }

    [Test]
    public void A_declaration_before_anything_struck_detects_nothing() =>
        Assert.That(new MadeRehearsal().With(new IncidentNamed("offline", false), new IncidentStruck("offline")).State.DetectedAt, Is.Null);

    [Test]
    public void Of_two_incidents_both_must_be_diagnosed_and_recovered_from()
    {
        var made = new MadeRehearsal(RehearsalMode.Mystery, MadeRehearsal.Offline, KeyLoss).With(
            new IncidentStruck("offline"), new PlaybookPicked("Offline", true), new IncidentStruck("key-loss"), new IncidentRecovered("offline"));
        Assert.That((made.State.DiagnosedAt, made.State.RecoveredAt, made.State.Stretch), Is.EqualTo(((double?)null, (double?)null, Stretch.Struck)));
        var state = made.With(new PlaybookPicked("Key loss", true), new IncidentRecovered("key-loss")).State;
        Assert.That((state.DiagnosedAt, state.RecoveredAt), Is.EqualTo((8000, 9000)));
    }

    [TestCase(RehearsalMode.Guided, ExpectedResult = true)]
    [TestCase(RehearsalMode.Unguided, ExpectedResult = false)]
    [TestCase(RehearsalMode.Mystery, ExpectedResult = false)]
    public bool What_struck_is_told_while_it_goes_on(RehearsalMode mode) => new MadeRehearsal(mode).With(new IncidentStruck("offline")).State.IsTold;

    [Test]
    public void In_the_end_everything_is_told() =>
        Assert.That(new MadeRehearsal(RehearsalMode.Mystery).Ended(RehearsalEnd.Aborted).State.IsTold, Is.True);

    [Test]
    public void Steps_and_symptoms_are_checked_off_when_they_are_seen()
    {
        var incident = new MadeRehearsal().With(new SymptomSeen("offline", 1), new StepSeen("offline", 2)).State.Incidents.Single();
        Assert.That(incident.Symptoms.Single().SeenAt, Is.EqualTo(4000));
        Assert.That(incident.Steps.Select(step => step.SeenAt), Is.EqualTo(new double?[] { null, 5000 }));
    }

    [Test]
    public void A_fault_is_in_force_by_its_receipt_until_it_is_healed()
    {
        var made = new MadeRehearsal().With(new FaultInjected(1, "network.offline", null));
        Assert.That(made.State.Faults.Single().InForce, Is.Null);
        var fault = made.With(new FaultReceipt(1, "network.offline", true, "seen"), new FaultHealed(1, "network.offline", true, "gone")).State.Faults.Single();
        Assert.That((fault.InForce, fault.Evidence, fault.HealedAt), Is.EqualTo((true, "seen", 6000)));
    }
}
