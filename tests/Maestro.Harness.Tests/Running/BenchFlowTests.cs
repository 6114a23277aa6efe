using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Steps;
using Maestro.Harness.Tests.Architecture;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Tests.Running;

/// <summary>The flow that the benchmark takes as a scenario and in plain Playwright is what it says it is.</summary>
internal sealed class BenchFlowTests
{
    [Test]
    public void It_is_one_scenario_of_50_steps_that_expects_after_each_thing_it_does()
    {
        var project = new Project(Settings.Find(AppContext.BaseDirectory));
        var scenario = project.Scenarios(["bench/Maestro.Bench/Flow/fifty-steps.yaml"], project.Target(Project.DefaultTarget)).Single().Scenario;
        Assert.That(scenario.Steps, Has.Count.EqualTo(50));
        Assert.That(scenario.Steps.Count(step => step is ExpectStep), Is.EqualTo(37));
    }

    [Test]
    public void Both_look_again_at_the_same_pace_and_none_waits_longer_than_50_ms() => Assert.Multiple(() =>
    {
        Assert.That(LiveTab.ReadingPace, Is.LessThanOrEqualTo(TimeSpan.FromMilliseconds(50)));
        Assert.That(Sources.Text("bench/Maestro.Bench/Flow/PlainFlow.cs"), Does.Contain("new PeriodicTimer(LiveTab.ReadingPace)").And.Not.Contain("Delay"));
    });
}
