using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Running;
using Maestro.Harness.Targets;
using Maestro.Harness.Tests.Architecture;

namespace Maestro.Harness.Tests.Rehearsal;

internal sealed class IncidentFileTests
{
    private const string Good = """
        title: It breaks
        chapter: Offline
        before:
          - open: desk
        strikes:
          - steps:
              - inject: network.offline
        symptoms:
          - { says: it shows, seen: { status: { online: false } } }
        guide:
          - { do: Look, seen: { typed: navigator.onLine } }
        recover:
          - type: navigator.onLine
        recovered:
          - status: { online: true }
        """;

    private static Project Project => new(Settings.Find(AppContext.BaseDirectory));

    private static Profile Profile => Project.Target(Project.DefaultTarget);

    private static IReadOnlyDictionary<string, Incident> All => IncidentFolder.Load(Sources.Root, Profile);

    [Test]
    public void There_is_an_incident_for_each_playbook_and_each_part_that_may_be_missing() => Assert.That(
        All.Values.Select(incident => incident.Chapter),
        Is.EquivalentTo(new[]
        {
            "IndexedDB corruption", "Key loss", "Quota exceeded", "Partial sync failure", "Offline", "Receipt conflicts",
            "Disabled", "The server cannot be reached", "Crypto fails", "Validation fails", "Rollback",
        }));

    [Test]
    public void What_a_guide_types_the_runbook_types_or_asks_the_health_of()
    {
        var runbook = Sources.Text("docs/runbook.md").ReplaceLineEndings("\n");
        var typed = All.Values.SelectMany(incident => incident.Guide).Select(step => step.Types).OfType<string>().SelectMany(types => types.Split('\n'));
        Assert.That(typed.Where(line => !runbook.Contains(line, StringComparison.Ordinal) && !line.Contains("/maestro-health", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_schema_is_as_the_words_are()
    {
        var (file, text) = IncidentFolder.Schema(Project);
        Assert.That(File.Exists(file) && File.ReadAllText(file) == text, Is.True, "Mend it: ./maestro schema");
    }

    [Test]
    public void A_good_file_is_taken() => Assert.That(Problems(Good), Is.Empty);

    [TestCase("chapter: Offline", "chapter: Ofline", "incidents/test.yaml:1:1: The runbook has no section 'Ofline'.")]
    [TestCase("network.offline", "network.ofline", "incidents/test.yaml:7:17: ")]
    [TestCase("recover:\n  - type: navigator.onLine", "recover: []", "`recover` is empty; expected at least one")]
    [TestCase("status: { online: true }", "result: letter\n    success: true", "There is no operation of an earlier step called 'letter'")]
    [TestCase("title: It breaks", "title: It breaks\ntogether: [flood]", "`together` names 'flood', which is no incident.")]
    [TestCase("title: It breaks", "title: It breaks\ntraffic: { \"on\": [anna], every: 1 s }", "`traffic` names the device 'anna', which `devices` does not.")]
    [TestCase("      - inject", "      - on: phone\n        inject", "`phone` is no device or tab here")]
    public void A_bad_file_is_refused_with_its_place(string good, string bad, string problem)
    {
        var text = Good.Replace(good, bad, StringComparison.Ordinal);
        Assert.That(text, Is.Not.EqualTo(Good));
        Assert.That(Problems(text), Has.Some.Contains(problem));
    }

    [Test]
    public void A_seed_draws_the_same_mystery_and_others_draw_others()
    {
        var drawn = Enumerable.Range(0, 60).Select(seed => Drawn($"{seed}")).ToList();
        Assert.That(drawn, Is.EqualTo(Enumerable.Range(0, 60).Select(seed => Drawn($"{seed}"))));
        Assert.That(drawn.Select(names => names.Split(' ').Length).Distinct(), Is.EquivalentTo(new[] { 1, 2 }));
        Assert.That(drawn.Select(names => names.Split(' ')[0]).Distinct(), Is.EquivalentTo(All.Where(each => each.Value.Mystery).Select(each => each.Key)));
    }

    [Test]
    public void An_unknown_incident_is_refused_with_the_nearest() => Assert.That(
        () => RehearsalPlan.Of("ofline", All, RehearsalMode.Guided, "1"), Throws.TypeOf<InputException>().With.Message.Contains("offline"));

    private static string Drawn(string seed) => string.Join(' ', RehearsalPlan.Of(RehearsalPlan.Mystery, All, RehearsalMode.Guided, seed).Incidents.Keys);

    private static IReadOnlyList<string> Problems(string text)
    {
        var root = Directory.CreateTempSubdirectory("maestro-incidents-");
        try
        {
            root.CreateSubdirectory("docs");
            File.WriteAllText(Path.Combine(root.FullName, "docs/runbook.md"), "# Runbook\n\n### Offline\n");
            File.WriteAllText(Path.Combine(root.CreateSubdirectory(IncidentFolder.Name).FullName, "test.yaml"), text);
            IncidentFolder.Load(root.FullName, Profile);
            return [];
        }
        catch (InputException e)
        {
            return [.. e.Problems.Select(problem => $"{problem}")];
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
