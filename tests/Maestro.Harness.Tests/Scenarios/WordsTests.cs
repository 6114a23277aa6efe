using System.Reflection;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Scenarios.Schema;

namespace Maestro.Harness.Tests.Scenarios;

/// <summary>Every word of a scenario explains itself: by its summary, its keys' descriptions, and an example that can be pasted.</summary>
internal sealed class WordsTests
{
    /// <summary>The devices that examples speak of.</summary>
    private const string Around = """
        title: An example
        claims: [OVR-1]
        devices: { device: { tabs: 3, clock: virtual }, phone: { tabs: 2 }, laptop: { tabs: 2 } }
        steps:
          - 
        """;

    /// <summary>The record of every step, expectation and fault.</summary>
    public static IReadOnlyList<Type> Words { get; } =
        [.. new[] { typeof(Step), typeof(Expectation), typeof(FaultOptions) }.SelectMany(family => Project.Words.Family(family).Values)];

    private static IEnumerable<Type> Records => [typeof(Scenario), typeof(Device), typeof(Suspension), .. Words];

    /// <summary>A word's example as a whole scenario; null without an example.</summary>
    public static string? Example(Type word) => word.GetCustomAttribute<ExampleAttribute>() is { } example
        ? Around + example.Yaml.ReplaceLineEndings("\n  ")
        : null;

    [TestCaseSource(nameof(Records))]
    public void Each_key_says_what_it_means(Type record) => Assert.That(
        RecordShape.Of(record).Parameters.Concat(RecordShape.Of(record).Properties).Where(key => string.IsNullOrWhiteSpace(key.Description)).Select(key => key.Name),
        Is.Empty,
        $"Put [Description(\"…\")] before these parameters of {record.Name}, in a few words.");

    [TestCaseSource(nameof(Records))]
    public void Each_word_has_a_summary(Type record) =>
        Assert.That(Summaries.Of(record), Is.Not.Null, $"Put a /// <summary> before {record.Name}: editors show it.");

    [TestCaseSource(nameof(Words))]
    public void Each_word_has_an_example_that_shows_it(Type word)
    {
        var example = Example(word);
        Assert.That(example, Is.Not.Null, $"Put [Example(\"…\")] before {word.Name}: the step as it stands in a file, further lines indented by two blanks.");

        using var folder = new Yaml();
        var step = ScenarioFile.Load(folder.Write("example.yaml", example!), folder.Root, Project.Words)[0].Scenario.Steps.Single();
        var shown = step switch
        {
            Harness.Steps.ExpectStep { Expect: var expectation } when word != typeof(Harness.Steps.ExpectStep) => expectation.GetType(),
            Harness.Steps.InjectStep { With: var options } when word != typeof(Harness.Steps.InjectStep) => options.GetType(),
            _ => step.GetType(),
        };
        Assert.That(shown, Is.EqualTo(word));
    }
}
