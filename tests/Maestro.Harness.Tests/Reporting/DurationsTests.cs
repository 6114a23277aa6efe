using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.History;

namespace Maestro.Harness.Tests.Reporting;

internal sealed class DurationsTests
{
    [Test]
    public void The_slowest_come_first_with_the_steps_that_took_longest()
    {
        var story = Story.Whole(story => story
            .Service(new StepStarted(5, "open desk"))
            .Service(new StepEnded(5, 1250))
            .Service(new StepStarted(6, "execute email.send as letter"))
            .Service(new StepEnded(6, 40))
            .Service(new PhaseStarted(Phase.TearDown)));
        var quick = new Story().Started().Service(new ScenarioEnded()).Events.Select(happened => happened with { Scenario = "quick" });

        Assert.That(
            Durations.Lines(new Journal([.. quick, .. story.Events], null), 1),
            Is.EqualTo(["   0.6 s  chapter/story  1.3 s line 5 open desk, 0.1 s tear-down, 0.0 s line 6 execute email.send as letter"]));
    }
}
