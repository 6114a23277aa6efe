using Maestro.Cli;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Tests.Architecture;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli;

/// <summary>What `maestro new scenario` writes is as good as what a person wrote.</summary>
internal sealed class NewScenarioTests
{
    private static readonly Project Project = new(Settings.Find(AppContext.BaseDirectory));

    private TempFolder _folder = null!;

    private static IEnumerable<string?> Faults => Project.Words.Family(typeof(FaultOptions)).Keys.Prepend(null);

    [SetUp]
    public void MakeProject()
    {
        _folder = new TempFolder();
        _folder.Write("scenarios/claims.yaml", File.ReadAllText(Path.Combine(Sources.Root, "scenarios/claims.yaml")));
    }

    [TearDown]
    public void Delete() => _folder.Dispose();

    [TestCaseSource(nameof(Faults))]
    public void It_validates_with_every_fault_and_without(string? fault)
    {
        var scenario = Validated(Write("chapter/my-story", fault: fault));
        Assert.That((scenario.Title, scenario.Claims), Is.EqualTo(("My story", new[] { "RCP-1" })));
        Assert.That(File.ReadAllText(_folder.At("scenarios/chapter/my-story.yaml")), Does.StartWith("# yaml-language-server: $schema=../scenario.schema.json\n").And.Contain("# NEXT: ").And.Contain(fault ?? ""));
    }

    [Test]
    public void It_validates_with_every_claim()
    {
        var claims = Claims.Load(_folder.At("scenarios/claims.yaml"), _folder.Path).Keys.ToList();
        Assert.That(Validated(Write("all", claims: [.. claims, claims[0]])).Claims, Is.EqualTo(claims));
    }

    [TestCase("A plain sentence, with a comma")]
    [TestCase("One: with 'quotes' and \"others\" #no comment")]
    [TestCase("- a list? ü {x}")]
    public void A_title_stands_there_as_it_was_given(string title) => Assert.That(Validated(Write("story", title)).Title, Is.EqualTo(title));

    [TestCase("scenarios/a/b.yaml", "scenarios/a/b.yaml")]
    [TestCase("a/b", "scenarios/a/b.yaml")]
    public void It_is_written_below_scenarios(string path, string expected) => Assert.That(Write(path), Is.EqualTo(expected));

    [TestCase("../outside")]
    [TestCase("/tmp/outside")]
    [TestCase("a b")]
    [TestCase("")]
    [TestCase("a/")]
    public void Elsewhere_is_refused(string path) => Assert.That(() => Write(path), Throws.TypeOf<InputException>().With.Message.Contains("is no place for a scenario"));

    [TestCase("story")]
    [TestCase("claims")]
    public void What_is_there_stays_as_it_is(string path)
    {
        _folder.Write("scenarios/story.yaml", "mine");
        var before = File.ReadAllText(_folder.At($"scenarios/{path}.yaml"));
        Assert.That(() => Write(path), Throws.TypeOf<InputException>().With.Message.Contains($"scenarios/{path}.yaml is there already"));
        Assert.That(File.ReadAllText(_folder.At($"scenarios/{path}.yaml")), Is.EqualTo(before));
    }

    [TestCase("OFF-22", null, "There is no claim `OFF-22`", "`OFF-2`")]
    [TestCase("OFF-2", "network.ofline", "There is no fault `network.ofline`", "`network.offline`")]
    public void An_unknown_word_is_told_with_the_nearest_and_nothing_is_written(string claim, string? fault, string says, string near)
    {
        Assert.That(() => Write("story", claims: [claim], fault: fault), Throws.TypeOf<InputException>().With.Message.Contains(says).And.Message.Contains(near));
        Assert.That(File.Exists(_folder.At("scenarios/story.yaml")), Is.False);
    }

    private string Write(string path, string? title = null, string[]? claims = null, string? fault = null) =>
        NewScenario.Write(_folder.Path, path, title, claims ?? [], fault);

    private Scenario Validated(string file) => Project.Scenarios([_folder.At(file)], Project.Target(Project.DefaultTarget)).Single().Scenario;
}
