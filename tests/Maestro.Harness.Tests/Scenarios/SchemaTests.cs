using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Tests.Architecture;

namespace Maestro.Harness.Tests.Scenarios;

/// <summary>The schema takes what the tool takes, and refuses what a person gets wrong; each verdict from a validator of others' making.</summary>
internal sealed class SchemaTests
{
    private const string Right = """
        title: A title
        claims: [OVR-1]
        severity: high
        needs: linux
        devices: { phone: { tabs: 2, storage: sqlite }, laptop: }
        suspend: { guarantee: no-disruption, reason: on purpose }
        matrix:
          count: [1, 2]
          row: [{ name: a, with: { route: claim }, flag: true }]
        steps:
          - open: desk
            on: [phone, phone.2]
          - inject: server.answers
            with: { route: sync, status: 503, retry-after: 30, times: "${count}" }
          - inject: network.answer-lost
            with: ${row.with}
          - inject: storage.version-raised
            with: { database: secrets }
          - inject: network.offline
          - execute: email.send
            as: letter
            with: { risk_lane: null }
          - parallel:
              - [{ execute: letter, as: left }]
              - [{ execute: letter, as: right }]
          - expect: { result: letter, success: "${row.flag}", receipt: { state: executed } }
            proves: OVR-1
          - expect: { console: warn, says: 5 }
          - expect: { server: audit, exactly: "${count}" }
          - playbook: indexeddb-corruption
        recover:
          - heal: network.offline
        """;

    /// <summary>What stands in the right file, and what a person may write instead.</summary>
    private static readonly (string Right, string Wrong)[] Slips =
    [
        ("title: A title", "titel: A title"),
        ("title: A title", "title: [A, title]"),
        ("title: A title\n", ""),
        ("claims: [OVR-1]", "claims: [OVR-99]"),
        ("severity: high", "severity: urgent"),
        ("needs: linux", "needs: [linux, windows]"),
        ("tabs: 2", "tabs: 0"),
        ("tabs: 2", "tabs: many"),
        ("tabs: 2", "tab: 2"),
        ("storage: sqlite", "storage: disk"),
        ("phone: {", "Phone: {"),
        ("guarantee: no-disruption", "guarantee: no-disruptions"),
        (", reason: on purpose", ""),
        ("- open: desk", "- open: the desk"),
        ("- open: desk", "- opne: desk"),
        ("- inject: network.offline", "- inject"),
        ("- inject: network.offline", "- { inject: network.offline, heal: network.offline }"),
        ("inject: server.answers", "inject: server.answer"),
        ("route: sync, status: 503", "route: sync, status: 99"),
        ("database: secrets", "to: 8"),
        ("route: sync, status: 503", "route: sync, status: \"503\""),
        ("route: sync, status: 503", "route: sync, status: 503, database: secrets"),
        ("times: \"${count}\"", "times: often"),
        ("with: ${row.with}", "with: claim"),
        ("    with: { database: secrets }\n", ""),
        ("- inject: network.offline", "- inject: network.offline\n    with: { route: claim }"),
        ("    as: letter\n", ""),
        ("with: { risk_lane: null }", "with: PURPLE"),
        ("- [{ execute: letter, as: left }]", "- [{ execute: letter, as: left, in: phone }]"),
        ("success: \"${row.flag}\"", "success: yes"),
        ("success: \"${row.flag}\"", "sucess: true"),
        ("receipt: { state: executed }", "receipt: executed"),
        ("console: warn, says: 5", "console: warning, says: 5"),
        ("console: warn, says: 5", "console: warn"),
        ("server: audit", "server: audits"),
        ("exactly: \"${count}\"", "exactly: 1001"),
        ("exactly: \"${count}\"", "exactly: 0.5"),
        ("proves: OVR-1", "prove: OVR-1"),
        ("playbook: indexeddb-corruption", "playbook: key-los"),
        ("heal: network.offline", "heal: network.ofline"),
        ("recover:", "recovery:"),
    ];

    private static readonly string[] Lines = Right.Split('\n');

    private readonly Yaml files = new();
    private IReadOnlyDictionary<string, string?> verdicts = new Dictionary<string, string?>();

    private static IEnumerable<TestCaseData> EachSlip =>
        Slips.Index().Select(each => new TestCaseData(each.Index).SetArgDisplayNames(each.Item.Wrong.Trim().Length == 0 ? "without " + each.Item.Right.Trim() : each.Item.Wrong));

    private static IEnumerable<string> Scenarios => ScenarioFolder.Find([], Sources.Root).Select(file => Path.GetRelativePath(Sources.Root, file));

    [OneTimeSetUp]
    public async Task JudgeAllAtOnceAsync()
    {
        files.Write("right.yaml", Right);
        foreach (var (index, (right, wrong)) in Slips.Index())
        {
            Assert.That(Right.Split(right), Has.Length.EqualTo(2), $"`{right}` stands once in the right file");
            files.Write($"wrong-{index}.yaml", Right.Replace(right, wrong));
        }

        foreach (var (number, _) in Lines.Index())
        {
            files.Write($"shortened-{number}.yaml", string.Join('\n', Lines.Where((_, each) => each != number)));
        }

        foreach (var word in WordsTests.Words)
        {
            files.Write($"example-{RecordShape.Of(word).Keyword}.yaml", WordsTests.Example(word) ?? "");
        }

        foreach (var scenario in Scenarios)
        {
            files.Write(scenario, Sources.Text(scenario));
        }

        verdicts = await SchemaValidator.JudgeAsync(files.Root);
    }

    [OneTimeTearDown]
    public void Remove() => files.Dispose();

    [Test]
    public void A_file_with_every_form_is_valid()
    {
        Assert.That(verdicts["right.yaml"], Is.Null);
        Assert.That(Load("right.yaml"), Has.Count.EqualTo(2));
    }

    [TestCaseSource(nameof(Scenarios))]
    public void Every_scenario_file_is_valid(string file) => Assert.That(verdicts[file.Replace('\\', '/')], Is.Null);

    [TestCaseSource(typeof(WordsTests), nameof(WordsTests.Words))]
    public void Every_word_s_example_is_valid(Type word) => Assert.That(verdicts[$"example-{RecordShape.Of(word).Keyword}.yaml"], Is.Null);

    [TestCaseSource(nameof(EachSlip))]
    public void A_slip_is_seen_by_the_schema_and_by_the_tool(int slip)
    {
        Assert.That(verdicts[$"wrong-{slip}.yaml"], Is.Not.Null);
        Assert.That(() => Load($"wrong-{slip}.yaml"), Throws.TypeOf<InputException>());
    }

    [Test]
    public void What_the_schema_refuses_the_tool_refuses_too() => Assert.Multiple(() =>
    {
        foreach (var (number, line) in Lines.Index().Where(each => verdicts[$"shortened-{each.Index}.yaml"] is not null))
        {
            Assert.That(() => Load($"shortened-{number}.yaml"), Throws.TypeOf<InputException>(), $"without {line}: {verdicts[$"shortened-{number}.yaml"]}");
        }
    });

    private IReadOnlyList<ScenarioVariant> Load(string file)
    {
        var project = new Project(Settings.Find(AppContext.BaseDirectory));
        return project.Scenarios([Path.Combine(files.Root, file)], project.Target(Project.DefaultTarget));
    }
}
