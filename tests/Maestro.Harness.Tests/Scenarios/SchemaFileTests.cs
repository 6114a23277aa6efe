using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Tests.Architecture;

namespace Maestro.Harness.Tests.Scenarios;

/// <summary>The schema in the project's folder is the one that the words make, and every scenario file leads an editor to it.</summary>
internal sealed class SchemaFileTests
{
    private static IEnumerable<string> Files =>
        ScenarioFolder.Find([], Sources.Root).Select(file => Path.GetRelativePath(Sources.Root, file).Replace('\\', '/'));

    [Test]
    public void The_schema_is_as_the_words_are()
    {
        var (file, text) = new Project(Settings.Find(AppContext.BaseDirectory)).Schema();
        Assert.That(
            File.Exists(file) && File.ReadAllText(file) == text,
            Is.True,
            "scenarios/scenario.schema.json is older than the words of scenarios. Mend it, and commit it with them:\n    ./maestro schema");
    }

    [TestCaseSource(nameof(Files))]
    public void Every_scenario_file_leads_an_editor_to_the_schema(string file)
    {
        var up = string.Concat(Enumerable.Repeat("../", file.Count(c => c == '/') - 1));
        var line = $"# yaml-language-server: $schema={up}scenario.schema.json";
        Assert.That(Sources.Text(file).Split('\n')[0], Is.EqualTo(line), $"{file} must begin with this line:\n    {line}");
    }
}
