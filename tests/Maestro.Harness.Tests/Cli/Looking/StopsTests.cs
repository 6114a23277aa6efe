using Maestro.Cli.Looking;
using Maestro.Harness.Running;

namespace Maestro.Harness.Tests.Cli.Looking;

internal sealed class StopsTests
{
    [Test]
    public void Without_a_line_the_first_step_of_each_scenario_is_one()
    {
        var stops = new Stops(null);
        Assert.That(stops.AreDue("a", 5), Is.True);
        stops.Next();
        Assert.That(stops.AreDue("a", 6), Is.True);
        stops.Continue();
        Assert.That((stops.AreDue("a", 7), stops.AreDue("a", 8)), Is.EqualTo((false, false)));
        Assert.That(stops.AreDue("b", 5), Is.True);
    }

    [Test]
    public void With_a_line_its_step_is_one_and_those_that_are_asked_for_after_it()
    {
        var stops = new Stops(6);
        Assert.That((stops.AreDue("a", 5), stops.AreDue("a", 6)), Is.EqualTo((false, true)));
        stops.Next();
        Assert.That(stops.AreDue("a", 7), Is.True);
        Assert.That((stops.AreDue("b", 5), stops.AreDue("b", 6)), Is.EqualTo((false, true)));
        stops.Continue();
        Assert.That(stops.AreDue("b", 7), Is.False);
    }

    [Test]
    public void A_line_where_no_step_begins_is_refused_with_those_where_one_does()
    {
        Assert.That(() => Demand(8, "operation/green-online.yaml"), Throws.Nothing);
        Assert.That(() => Demand(7, "operation/green-online.yaml"), Throws.TypeOf<InputException>().With.Message.Match(
            "No step begins on line 7 of scenarios/operation/green-online.yaml.\n    Steps begin on these lines: 8, 9, "));
    }

    [Test]
    public void A_line_of_several_files_is_refused() => Assert.That(
        () => Demand(8, "operation"), Throws.TypeOf<InputException>().With.Message.Match("--debug 8 means a line of one file, and [0-9]+ are chosen"));

    private static void Demand(int line, string path)
    {
        var project = new Project(Settings.Find(AppContext.BaseDirectory));
        Stops.Demand(line, project.Scenarios([path], project.Target(Project.DefaultTarget)));
    }
}
